package org.patchbay.media.bridge;

/** How audio passes from one leg to the other. */
public enum Passage {
  /** Both legs have the encoding: payloads pass untouched. */
  RELAY,
  /** The legs have different encodings, and both are known. */
  TRANSCODE,
  /** There is no way: the other leg has no audio, or an encoding is not known. */
  NONE
}
