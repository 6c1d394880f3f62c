package org.patchbay.codecs;

import java.util.function.IntUnaryOperator;

/**
 * The two companding laws of ITU-T G.711, by table: one octet a sample, 8000 Hz.
 *
 * <p>PCM is 16-bit: the 14-bit values of µ-law and the 13-bit values of A-law stand in the upper
 * bits. Encoding goes by the decision values of the recommendation: the nearest value, but where
 * two segments meet the larger one begins a unit (4 for µ-law, 8 for A-law) early.
 */
public enum G711Law {
  /** µ-law (PCMU): every bit is inverted on the line, so that silence is {@code 0xFF}. */
  MU(0xFF, 2, G711Law::muMagnitude),
  /** A-law (PCMA): every second bit is inverted on the line, so that silence is {@code 0xD5}. */
  A(0xD5, 3, G711Law::aMagnitude);

  private static final int SIGN = 0x80;
  private static final int MAGNITUDES = 128;

  /** The code of the smallest positive value: xor with a magnitude's rank gives that one's code. */
  private final int silence;

  /** PCM bits that no decision value of this law needs. */
  private final int unusedBits;

  private final short[] pcmOfCode = new short[2 * MAGNITUDES];
  private final byte[] codeOfPcm;
  private final byte[] otherLaw = new byte[2 * MAGNITUDES];

  static {
    MU.fillOtherLaw(A);
    A.fillOtherLaw(MU);
  }

  G711Law(int silence, int unusedBits, IntUnaryOperator magnitudeOfRank) {
    this.silence = silence;
    this.unusedBits = unusedBits;
    this.codeOfPcm = new byte[1 << (Short.SIZE - unusedBits)];
    for (int rank = 0; rank < MAGNITUDES; rank++) {
      int magnitude = magnitudeOfRank.applyAsInt(rank);
      pcmOfCode[silence ^ rank] = (short) magnitude;
      pcmOfCode[silence ^ SIGN ^ rank] = (short) -magnitude;
    }
    fillCodes(silence, 0, 1);
    fillCodes(silence ^ SIGN, -1, -1);
  }

  /** The PCM value of a code. */
  public short decode(byte code) {
    return pcmOfCode[code & 0xFF];
  }

  /** The code of a PCM value. */
  public byte encode(short pcm) {
    return codeOfPcm[(pcm >> unusedBits) + (codeOfPcm.length >> 1)];
  }

  /** The code of silence. */
  public byte silence() {
    return (byte) silence;
  }

  /** Decodes {@code length} codes into as many samples. */
  public void decode(byte[] codes, int offset, int length, short[] pcm, int pcmOffset) {
    short[] table = pcmOfCode;
    for (int i = 0; i < length; i++) {
      pcm[pcmOffset + i] = table[codes[offset + i] & 0xFF];
    }
  }

  /** Encodes {@code samples} samples into as many codes. */
  public void encode(short[] pcm, int pcmOffset, int samples, byte[] codes, int offset) {
    byte[] table = codeOfPcm;
    int zero = table.length >> 1;
    int shift = unusedBits;
    for (int i = 0; i < samples; i++) {
      codes[offset + i] = table[(pcm[pcmOffset + i] >> shift) + zero];
    }
  }

  /**
   * Turns codes of this law into codes of the other, without PCM between. {@code from} and {@code
   * to} may be the same place.
   */
  public void toOtherLaw(byte[] from, int fromOffset, int length, byte[] to, int toOffset) {
    byte[] table = otherLaw;
    for (int i = 0; i < length; i++) {
      to[toOffset + i] = table[from[fromOffset + i] & 0xFF];
    }
  }

  /** G.711 table 2: three bits of segment, four of step, in units of 4. */
  private static int muMagnitude(int rank) {
    return ((((rank & 0x0F) << 3) + 132) << (rank >> 4)) - 132;
  }

  /** G.711 table 1: three bits of segment, four of step, in units of 8. */
  private static int aMagnitude(int rank) {
    int segment = rank >> 4;
    int step = ((rank & 0x0F) << 4) + 8;
    return segment == 0 ? step : (step + 256) << (segment - 1);
  }

  /** Walks away from zero, one table entry after the other, the nearest code beside it. */
  private void fillCodes(int smallest, int firstEntry, int direction) {
    int zero = codeOfPcm.length >> 1;
    int width = 1 << unusedBits;
    int rank = 0;
    for (int i = 0; i < zero; i++) {
      int entry = firstEntry + direction * i;
      int middle = entry * width + width / 2;
      while (rank + 1 < MAGNITUDES
          && distance(smallest ^ (rank + 1), middle) <= distance(smallest ^ rank, middle)) {
        rank++;
      }
      codeOfPcm[zero + entry] = (byte) (smallest ^ rank);
    }
  }

  private int distance(int code, int pcm) {
    return Math.abs(pcmOfCode[code] - pcm);
  }

  /** The sign is taken from the code: µ-law has a negative zero, which PCM has not. */
  private void fillOtherLaw(G711Law other) {
    for (int rank = 0; rank < MAGNITUDES; rank++) {
      int positive = other.encode(pcmOfCode[silence ^ rank]);
      otherLaw[silence ^ rank] = (byte) positive;
      otherLaw[silence ^ SIGN ^ rank] = (byte) (positive ^ SIGN);
    }
  }
}
