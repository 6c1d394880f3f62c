package org.patchbay.config;

import java.util.regex.Pattern;

/**
 * The way from the root of the tree to a node, as {@code sipInterface.trunks.sbc1.address} or
 * {@code sipInterface.routes[0].name}. A key that is not a plain word is quoted.
 *
 * @param text the path; empty for the root
 */
public record KeyPath(String text) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  /** The path of the whole tree. */
  public static final KeyPath ROOT = new KeyPath("");

  /** The path of the value under a key of the map that this is the path of. */
  public KeyPath key(String key) {
    String step = PLAIN.matcher(key).matches() ? key : Quoted.of(key);
    return new KeyPath(text.isEmpty() ? step : text + "." + step);
  }

  /**
   * The path of an element of the list that this is the path of.
   *
   * @param index counted from 0
   */
  public KeyPath index(int index) {
    return new KeyPath(text + "[" + index + "]");
  }

  @Override
  public String toString() {
    return text;
  }
}
