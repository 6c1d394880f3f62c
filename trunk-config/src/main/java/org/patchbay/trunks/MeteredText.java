package org.patchbay.trunks;

/** A text whose characters can be looked at a limited number of times, which bounds a search. */
final class MeteredText implements CharSequence {

  private final String text;
  private int left;

  /**
   * Makes one.
   *
   * @param looks how many times a character may be looked at
   */
  MeteredText(String text, int looks) {
    this.text = text;
    this.left = looks;
  }

  /**
   * A character.
   *
   * @throws Exhausted if all looks are used up
   */
  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The looks are used up; it has no stack trace, for it is a way out and not a fault. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super(null, null, false, false);
    }
  }
}
