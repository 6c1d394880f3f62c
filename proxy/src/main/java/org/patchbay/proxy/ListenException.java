package org.patchbay.proxy;

import java.io.IOException;
import org.patchbay.proxy.transport.ListenPoint;

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
