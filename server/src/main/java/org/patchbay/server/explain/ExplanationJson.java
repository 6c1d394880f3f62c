package org.patchbay.server.explain;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An explanation for programs. Written by hand: data binding would double a command's run time. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(Explanation explanation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("from", explanation.from());
      json.writeStringProperty("to", explanation.to());
      json.writeStringProperty("outcome", explanation.outcome());
      json.writeStringProperty("path", explanation.path().word());
      json.writeStringProperty("route", explanation.route().orElse(null));
      strings(json, "trunks", explanation.trunks());
      refusal(json, explanation.refusal());
      strings(json, "reasons", explanation.reasons());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void refusal(JsonGenerator json, Optional<Explanation.Refusal> refusal) {
    if (refusal.isEmpty()) {
      json.writeNullProperty("refusal");
      return;
    }
    json.writeObjectPropertyStart("refusal");
    json.writeNumberProperty("status", refusal.get().status());
    json.writeStringProperty("text", refusal.get().text());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
