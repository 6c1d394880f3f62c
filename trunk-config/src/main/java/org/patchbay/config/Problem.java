package org.patchbay.config;

/**
 * Something that is wrong in a configuration file. It never holds a secret.
 *
 * @param at where
 * @param path which value; the root's for a file as a whole
 * @param wrong what is wrong with it
 * @param remedy what to do about it
 */
public record Problem(Location at, KeyPath path, String wrong, String remedy) {

  /** What is wrong and what to do, in one line. */
  public String message() {
    return wrong + "; " + remedy;
  }

  /** One line: {@code file:line: path: message}. */
  @Override
  public String toString() {
    String where = path.text().isEmpty() ? at + ": " : at + ": " + path + ": ";
    return where + message();
  }
}
