package org.patchbay.server.tls;

import java.nio.file.Path;

/** A certificate or key that cannot be used: why, and what to do. */
public final class CertificateFault extends Exception {
  private static final long serialVersionUID = 1;

  /** Which of the files is at fault. */
  public enum Part {
    CERTIFICATE,
    KEY,
    CA
  }

  private final Part part;
  private final String wrong;
  private final String remedy;

  CertificateFault(Part part, Path file, String wrong, String remedy) {
    super(file + " " + wrong + "; " + remedy);
    this.part = part;
    this.wrong = file + " " + wrong;
    this.remedy = remedy;
  }

  /** Which file is at fault. */
  public Part part() {
    return part;
  }

  /** What is wrong, beginning with the file's name. */
  public String wrong() {
    return wrong;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
