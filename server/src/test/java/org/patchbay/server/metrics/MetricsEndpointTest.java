package org.patchbay.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.server.control.ControlException;

@Tag("wire")
class MetricsEndpointTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static HttpResponse<String> ask(ServerReadings.Source source, String method, String path)
      throws IOException, InterruptedException {
    try (MetricsEndpoint endpoint = MetricsEndpoint.open(ANY_PORT, source)) {
      URI uri = URI.create("http://127.0.0.1:" + endpoint.address().getPort() + path);
      HttpRequest request =
          HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static ServerReadings readings() {
    return MetricsBoardTest.readings(new SignallingCounts().snapshot());
  }

  @Test
  void showsThePage() throws Exception {
    HttpResponse<String> answer = ask(MetricsEndpointTest::readings, "GET", "/metrics");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("\npatchbay_calls 3.0\n"), answer.body());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void hasNothingElse() throws Exception {
    assertEquals(404, ask(MetricsEndpointTest::readings, "GET", "/").statusCode());
    assertEquals(405, ask(MetricsEndpointTest::readings, "POST", "/metrics").statusCode());
  }

  @Test
  void saysSoWhenALoopDoesNotAnswer() throws Exception {
    HttpResponse<String> answer =
        ask(
            () -> {
              throw new ControlException("the server is too busy to answer");
            },
            "GET",
            "/metrics");
    assertEquals(503, answer.statusCode());
  }
}
