package org.patchbay.server.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "call abc@192.0.2.1",
        "user +14255550100",
        "peer 192.0.2.1",
        "peer 192.0.2.1:5060",
        "peer [2001:db8::1]",
        "peer [2001:db8::1]:5060"
      })
  void isReadAsItIsWritten(String words) {
    assertEquals(Optional.of(words), TraceFilter.parse(words).map(TraceFilter::words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "call", "user ", "peer example.org", "peer 192.0.2.1:x", "everything"})
  void refusesAnythingElse(String words) {
    assertEquals(Optional.empty(), TraceFilter.parse(words));
  }
}
