package org.patchbay.server.data;

import java.io.IOException;

/**
 * The data directory cannot be used; the message says why and what to do, and is shown as it is.
 */
public final class DataDirectoryException extends IOException {
  private static final long serialVersionUID = 1;

  public DataDirectoryException(String message) {
    super(message);
  }

  public DataDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
