package org.patchbay.testkit.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbay.testkit.sip.SipMessage;

/** The calls of a phone: hands each request to the call that it belongs to. */
final class Calls implements Transactions.User {
  private final Map<String, CallerCall> made = new HashMap<>();
  private final Map<ServerTransaction, CalleeCall> received = new LinkedHashMap<>();
  private final List<CallRecord> records = new ArrayList<>();
  private AutoPhone phone;
  private Transactions transactions;

  void of(AutoPhone owner, Transactions matching) {
    phone = owner;
    transactions = matching;
  }

  void add(CallerCall call) {
    made.put(call.callId(), call);
  }

  List<CallRecord> records() {
    return Collections.unmodifiableList(records);
  }

  int open() {
    return made.size() + received.size();
  }

  List<String> openCallIds() {
    return Stream.concat(made.keySet().stream(), received.values().stream().map(CalleeCall::callId))
        .toList();
  }

  void ended(CallerCall call, CallRecord record) {
    made.remove(call.callId());
    records.add(record);
  }

  void ended(CalleeCall call, CallRecord record) {
    received.remove(call.transaction());
    records.add(record);
  }

  @Override
  public void requested(ServerTransaction transaction) {
    SipMessage request = transaction.request();
    if (request.to().tag() != null) {
      inDialog(transaction);
      return;
    }
    switch (request.method()) {
      case "INVITE" -> received.put(transaction, new CalleeCall(phone, transaction));
      case "CANCEL" -> cancel(transaction);
      case "OPTIONS" -> transaction.answer(200, phone.newTag());
      default -> transaction.answer(405, phone.newTag());
    }
  }

  @Override
  public void acknowledged(SipMessage ack) {
    CallerCall caller = made.get(ack.callId());
    if (caller != null && caller.acknowledged(ack)) {
      return;
    }
    for (CalleeCall call : List.copyOf(received.values())) {
      if (call.acknowledged(ack)) {
        return;
      }
    }
  }

  private void cancel(ServerTransaction cancel) {
    ServerTransaction invite = transactions.cancelled(cancel.request());
    cancel.answer(invite == null ? 481 : 200, phone.newTag());
    CalleeCall call = invite == null ? null : received.get(invite);
    if (call != null) {
      call.cancelled();
    }
  }

  private void inDialog(ServerTransaction transaction) {
    CallerCall caller = made.get(transaction.request().callId());
    if (caller != null && caller.requested(transaction)) {
      return;
    }
    for (CalleeCall callee : List.copyOf(received.values())) {
      if (callee.requested(transaction)) {
        return;
      }
    }
    transaction.answer(481, phone.newTag());
  }
}
