package org.patchbay.proxy.registrar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A journal that answers when the test says so, and keeps what was given to it. */
final class HeldJournal implements BindingJournal {
  final List<byte[]> records = new ArrayList<>();
  private final Deque<Consumer<Boolean>> waiting = new ArrayDeque<>();

  @Override
  public void append(byte[] record, Consumer<Boolean> done) {
    records.add(record);
    waiting.add(done);
  }

  /** Answers the oldest append that has no answer. */
  void answer(boolean written) {
    waiting.remove().accept(written);
  }
}
