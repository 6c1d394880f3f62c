package org.patchbay.proxy.transport;

import java.io.IOException;

/** A listener could not be opened. */
public final class ListenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ListenPoint point;

  ListenException(ListenPoint point, IOException cause) {
    super("cannot listen on " + point + ": " + cause.getMessage(), cause);
    this.point = point;
  }

  /** The listener that was asked for. */
  public ListenPoint point() {
    return point;
  }
}
