package org.patchbay.proxy.registrar;

import java.util.List;
import org.patchbay.proxy.message.OctetWriter;

/** The Contact lines of the answer to a REGISTER (RFC 3261 §10.3 step 8). */
public final class ContactList {
  private static final long SECOND_MILLIS = 1000;

  private ContactList() {}

  /**
   * Writes a Contact line for each binding: its URI in angle brackets and how many seconds are
   * left, then what the phone said of it.
   *
   * @param now milliseconds since 1970-01-01T00:00:00Z
   */
  public static void write(OctetWriter out, List<Binding> bindings, long now) {
    for (Binding binding : bindings) {
      long left = Math.max(0, binding.expiresAt() - now);
      out.text("Contact: <").text(binding.contact()).text(">;expires=");
      out.number((left + SECOND_MILLIS - 1) / SECOND_MILLIS);
      if (binding.q() != Binding.HIGHEST_Q) {
        Qvalue.write(out.text(";q="), binding.q());
      }
      if (!binding.instance().isEmpty()) {
        out.text(";+sip.instance=\"").text(binding.instance()).write('"');
      }
      if (binding.regId() > 0) {
        out.text(";reg-id=").number(binding.regId());
      }
      out.endLine();
    }
  }
}
