/**
 * What a leg may be joined with instead of another leg: {@link org.patchbay.media.source.Echo}
 * sends back what it hears, {@link org.patchbay.media.source.Player} speaks, plays tones and
 * digits, and {@link org.patchbay.media.source.DigitCollector} tells the keys that are pressed.
 * Each belongs to its endpoint's loop. Start reading at {@code Player}.
 */
package org.patchbay.media.source;
