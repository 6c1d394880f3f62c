package org.patchbay.b2bua.signaling;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.IncomingResponse;

/** Keeps what signalling reports. */
final class Reports implements SignalingHandler {
  final List<IncomingRequest> requests = new ArrayList<>();
  final List<IncomingResponse> responses = new ArrayList<>();
  final List<UnansweredRequest> failures = new ArrayList<>();

  @Override
  public void requested(IncomingRequest request) {
    requests.add(request);
  }

  @Override
  public void responded(IncomingResponse response) {
    responses.add(response);
  }

  @Override
  public void failed(UnansweredRequest request) {
    failures.add(request);
  }

  List<Integer> statuses() {
    return responses.stream().map(IncomingResponse::status).toList();
  }
}
