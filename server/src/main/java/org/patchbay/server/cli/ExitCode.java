package org.patchbay.server.cli;

/** How the process ends. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** Not done, though configuration and usage are right. */
  public static final int FAILED = 1;

  /** The configuration or the arguments are wrong. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
