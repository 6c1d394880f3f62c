package org.patchbay.server.tls;

/** Whether peers that connect over TLS are asked for a certificate. */
public enum ClientCertificates {
  /** They are not asked. */
  NONE,

  /** They are asked; one that cannot be verified is as good as none. */
  WANTED,

  /** Who shows none that can be verified is not connected. */
  REQUIRED
}
