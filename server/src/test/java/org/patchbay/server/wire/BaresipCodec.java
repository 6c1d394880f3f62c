package org.patchbay.server.wire;

/** The codecs that a softphone of a test may speak; each speaks one alone. */
enum BaresipCodec {
  PCMU("PCMU/8000/1", "g711.so", 8_000),
  PCMA("PCMA/8000/1", "g711.so", 8_000),
  /** Without {@code opus_stereo} baresip calls it mono; in SDP it is opus/48000/2 all the same. */
  OPUS("opus/48000/1", "opus.so", 48_000);

  private final String setting;
  private final String module;
  private final int rate;

  BaresipCodec(String setting, String module, int rate) {
    this.setting = setting;
    this.module = module;
    this.rate = rate;
  }

  /** As the account parameter {@code audio_codecs} has it. */
  String setting() {
    return setting;
  }

  /** The module that brings it. */
  String module() {
    return module;
  }

  /** Samples a second of what it encodes. */
  int rate() {
    return rate;
  }
}
