package org.patchbay.config;

/**
 * A place in a configuration file.
 *
 * @param file the file as it was named on the command line
 * @param line counted from 1; 0 means the file as a whole, as when it cannot be read
 * @param column counted from 1; 0 with line 0
 */
public record Location(String file, int line, int column) {

  /** The file as a whole. */
  public static Location wholeFile(String file) {
    return new Location(file, 0, 0);
  }

  /** As editors and compilers write it: {@code file:line}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
