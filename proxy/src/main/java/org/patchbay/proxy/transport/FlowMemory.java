package org.patchbay.proxy.transport;

import java.util.function.Function;

/**
 * What was found out about the flows in use, so that it is found out once: a flow is the same
 * object from message to message. Of a fixed size; what is forgotten is asked again. One thread.
 *
 * @param <T> what is found out, which does not change
 */
public final class FlowMemory<T> {
  private static final int ROOM = 1024;

  private final Function<Flow, T> ask;
  private final Flow[] flows = new Flow[ROOM];
  private final Object[] answers = new Object[ROOM];

  /** A memory of what a function says. */
  public FlowMemory(Function<Flow, T> ask) {
    this.ask = ask;
  }

  /** What the function says of a flow. */
  public T of(Flow flow) {
    int place = flow.remote().hashCode() & ROOM - 1;
    if (flows[place] != flow) {
      answers[place] = ask.apply(flow);
      flows[place] = flow;
    }
    @SuppressWarnings("unchecked") // only the function puts anything there
    T answer = (T) answers[place];
    return answer;
  }
}
