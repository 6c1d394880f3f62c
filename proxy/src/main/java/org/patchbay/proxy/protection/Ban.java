package org.patchbay.proxy.protection;

/**
 * A source that is kept out, as an operator reads of it.
 *
 * @param source its address or network
 * @param since when it began, in milliseconds of the epoch
 * @param until when it ends, in milliseconds of the epoch; later if the source goes on
 * @param reason why
 * @param dropped how many messages and connections were turned away
 */
public record Ban(String source, long since, long until, Reason reason, long dropped) {

  /** Why a source is kept out. */
  public enum Reason {
    WRONG_PASSWORDS("wrong passwords"),
    SCANNING("requests that end in refusals"),
    /**
     * Over UDP, and it has not proved that it is where it says it is: that may be somebody else.
     */
    SLOWED_DOWN("requests that end in refusals; not proved, slowed down");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason in words. */
    public String words() {
      return words;
    }
  }
}
