package org.patchbay.codecs.tone;

import java.util.Optional;

/** The sixteen signals of ITU-T Q.23, in the order of their event codes (RFC 4733 §3.2). */
public enum DtmfDigit {
  D0('0', 3, 1),
  D1('1', 0, 0),
  D2('2', 0, 1),
  D3('3', 0, 2),
  D4('4', 1, 0),
  D5('5', 1, 1),
  D6('6', 1, 2),
  D7('7', 2, 0),
  D8('8', 2, 1),
  D9('9', 2, 2),
  STAR('*', 3, 0),
  POUND('#', 3, 2),
  A('A', 0, 3),
  B('B', 1, 3),
  C('C', 2, 3),
  D('D', 3, 3);

  private static final int[] ROW_HERTZ = {697, 770, 852, 941};
  private static final int[] COLUMN_HERTZ = {1209, 1336, 1477, 1633};
  private static final DtmfDigit[] DIGITS = values();

  private final char symbol;
  private final int row;
  private final int column;

  DtmfDigit(char symbol, int row, int column) {
    this.symbol = symbol;
    this.row = row;
    this.column = column;
  }

  /** The digit with an event code of RFC 4733, or empty if the code is above 15. */
  public static Optional<DtmfDigit> ofEvent(int event) {
    return event < 0 || event >= DIGITS.length ? Optional.empty() : Optional.of(DIGITS[event]);
  }

  /** The digit of a character of {@code 0-9 * # A-D a-d}, or empty for any other. */
  public static Optional<DtmfDigit> ofSymbol(char symbol) {
    for (DtmfDigit digit : DIGITS) {
      if (digit.symbol == Character.toUpperCase(symbol)) {
        return Optional.of(digit);
      }
    }
    return Optional.empty();
  }

  static DtmfDigit at(int row, int column) {
    for (DtmfDigit digit : DIGITS) {
      if (digit.row == row && digit.column == column) {
        return digit;
      }
    }
    throw new IllegalArgumentException("no digit at " + row + ", " + column);
  }

  /** The event code of RFC 4733 §3.2, 0 to 15. */
  public int event() {
    return ordinal();
  }

  /** One of {@code 0123456789*#ABCD}. */
  public char symbol() {
    return symbol;
  }

  /** The frequency of the low group, in Hz. */
  public int lowHertz() {
    return ROW_HERTZ[row];
  }

  /** The frequency of the high group, in Hz. */
  public int highHertz() {
    return COLUMN_HERTZ[column];
  }

  static int rowHertz(int row) {
    return ROW_HERTZ[row];
  }

  static int columnHertz(int column) {
    return COLUMN_HERTZ[column];
  }

  /**
   * The digit as a tone: the low group at -9 dBm0, the high group 2 dB above it, as telephones send
   * it to make up for the line.
   */
  public Tone tone(int onMillis, int offMillis) {
    return new Tone(lowHertz(), highHertz(), -9, -7, onMillis, offMillis);
  }
}
