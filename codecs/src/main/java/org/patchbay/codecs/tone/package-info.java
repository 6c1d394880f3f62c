/**
 * Tones of the telephone network, made and recognised: call progress tones, DTMF (ITU-T Q.23), and
 * a detector of DTMF in received audio (ITU-T Q.24). All of it is PCM in 16-bit mono; levels are in
 * dBm0, where 0 dBm0 is 3.14 dB below a sine at full scale (ITU-T G.711). An object belongs to one
 * stream and one thread at a time and allocates nothing for a frame. Start reading at {@link
 * org.patchbay.codecs.tone.Tone} for making and {@link org.patchbay.codecs.tone.DtmfDetector} for
 * recognising.
 */
package org.patchbay.codecs.tone;
