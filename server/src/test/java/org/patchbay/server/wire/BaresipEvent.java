package org.patchbay.server.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What baresip reports about itself.
 *
 * @param type baresip's name of the event, such as {@code REGISTER_OK} or {@code CALL_CLOSED}
 * @param param its free text, such as the reason for which a call was closed
 */
record BaresipEvent(String type, String param) {
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([A-Z_]+)\"");
  private static final Pattern PARAM = Pattern.compile("\"param\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Reads the JSON object of an event; empty for the response to a command. */
  static Optional<BaresipEvent> parse(String json) {
    Matcher type = TYPE.matcher(json);
    if (!json.contains("\"event\":true") || !type.find()) {
      return Optional.empty();
    }
    Matcher param = PARAM.matcher(json);
    return Optional.of(new BaresipEvent(type.group(1), param.find() ? param.group(1) : ""));
  }
}
