/**
 * Certificates: which one the server shows, which of others it believes, and how a change of either
 * takes effect while it runs.
 *
 * <p>Files arrive: those of the configuration, or those of the server's own authority in the data
 * directory. What leaves is an {@code SSLEngine} for each connection. Files are read at the start
 * and on the thread {@code certificates}, which looks every two seconds whether they changed;
 * engines are made on any thread. TLS 1.2 and 1.3 (RFC 5246, RFC 8446), SNI (RFC 6066 §3),
 * certificates as RFC 5280 and, for SIP domains, RFC 5922 and RFC 5924 have them. Start reading at
 * {@link org.patchbay.server.tls.CurrentTls}.
 */
package org.patchbay.server.tls;
