/**
 * The arithmetic of a conference: frames of 16-bit mono PCM of all participants arrive, and each
 * participant's mix of all the others leaves. One {@link org.patchbay.codecs.mix.MixBus} serves one
 * conference on one thread. Start reading there.
 */
package org.patchbay.codecs.mix;
