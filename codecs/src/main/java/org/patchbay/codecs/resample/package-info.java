/**
 * Sample rate conversion between 8000, 16000 and 48000 Hz: blocks of 16-bit mono PCM arrive at one
 * rate and leave at the other, through one linear-phase low-pass filter in polyphase form. The
 * state between blocks is in the {@link org.patchbay.codecs.resample.Resampler}, which belongs to
 * one stream and one thread at a time. Start reading there; the filter is designed in {@code
 * PolyphaseFilter}.
 */
package org.patchbay.codecs.resample;
