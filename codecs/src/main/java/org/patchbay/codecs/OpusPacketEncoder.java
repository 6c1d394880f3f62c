package org.patchbay.codecs;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;

/**
 * Opus for speech: mono, complexity 5, no forward error correction, no discontinuous transmission,
 * variable bit rate unless the receiver wants it constant. PCM at 8000 Hz is encoded as narrowband
 * without any resampling, which is what a call to the telephone network needs.
 */
final class OpusPacketEncoder implements AudioEncoder {

  /** RFC 6716 §3.4: no frame is longer. */
  private static final int MAX_FRAME_BYTES = 1275;

  private static final int COMPLEXITY = 5;

  private final int sampleRate;
  private final OpusEncoder opus;

  /**
   * @param sampleRate 8000, 16000 or 48000 Hz
   * @param receiver what the peer asked for
   */
  OpusPacketEncoder(int sampleRate, OpusFormat receiver) {
    this.sampleRate = sampleRate;
    try {
      opus = new OpusEncoder(sampleRate, 1, OpusApplication.OPUS_APPLICATION_VOIP);
    } catch (OpusException e) {
      throw new IllegalArgumentException("no Opus encoder at " + sampleRate + " Hz", e);
    }
    opus.setComplexity(COMPLEXITY);
    opus.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
    opus.setEnableAnalysis(false);
    opus.setUseInbandFEC(false);
    opus.setUseDTX(false);
    opus.setUseVBR(!receiver.constantBitrate());
    opus.setLSBDepth(Short.SIZE);
    int audibleRate = Math.min(sampleRate, receiver.maxPlaybackRate());
    opus.setMaxBandwidth(bandwidth(audibleRate));
    opus.setBitrate(Math.min(bitrate(audibleRate), receiver.maxAverageBitrate()));
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int encode(short[] pcm, int pcmOffset, int samples, byte[] packet, int packetOffset) {
    int tenMillis = sampleRate / 100;
    if (samples != tenMillis
        && samples != 2 * tenMillis
        && samples != 4 * tenMillis
        && samples != 6 * tenMillis) {
      throw new IllegalArgumentException("no Opus frame has " + samples + " samples");
    }
    int room = packet.length - packetOffset;
    if (room < MAX_FRAME_BYTES) {
      throw new IllegalArgumentException(room + " bytes are too few for an Opus frame");
    }
    try {
      return opus.encode(pcm, pcmOffset, samples, packet, packetOffset, MAX_FRAME_BYTES);
    } catch (OpusException | RuntimeException | AssertionError e) {
      // The library checks its own arithmetic by throwing: one packet is lost, the call is not.
      opus.resetState();
      return 0;
    }
  }

  /** At or a little above what RFC 7587 §3.1.1 finds best for speech: it is coded a second time. */
  private static int bitrate(int audibleRate) {
    if (audibleRate < 16000) {
      return 16000;
    }
    return audibleRate < 24000 ? 24000 : 40000;
  }

  /** RFC 7587 §6.1: the widest band that a playback rate makes audible. */
  private static OpusBandwidth bandwidth(int playbackRate) {
    if (playbackRate < 12000) {
      return OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
    }
    if (playbackRate < 16000) {
      return OpusBandwidth.OPUS_BANDWIDTH_MEDIUMBAND;
    }
    if (playbackRate < 24000) {
      return OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
    }
    return playbackRate < 48000
        ? OpusBandwidth.OPUS_BANDWIDTH_SUPERWIDEBAND
        : OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
  }
}
