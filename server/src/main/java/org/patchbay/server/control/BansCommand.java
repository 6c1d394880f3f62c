package org.patchbay.server.control;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.protection.Ban;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.protection.Source;

/**
 * {@code bans}: who is kept out. {@code bans lift ADDRESS} and {@code bans lift all} let them in
 * again, and say how many that were.
 *
 * @param loop the loop of the doorkeeper
 */
public record BansCommand(Executor loop, Doorkeeper doorkeeper) implements ControlCommand {
  /** The command's name. */
  public static final String NAME = "bans";

  private static final String LIFT = "lift ";
  private static final String ALL = "all";

  /** The request that lifts bans. */
  public static String lift(String whose) {
    return NAME + " " + LIFT + whose;
  }

  /**
   * A line of the answer.
   *
   * @param source an address or network
   * @param since milliseconds of the epoch; 0 if not known
   * @param until milliseconds of the epoch; 0 as long as it goes on
   * @param dropped the messages and connections turned away
   */
  public record Row(String source, long since, long until, long dropped, String reason) {

    static Row of(Ban ban) {
      return new Row(ban.source(), ban.since(), ban.until(), ban.dropped(), ban.reason().words());
    }

    String line() {
      return source + " " + since + " " + until + " " + dropped + " " + reason;
    }

    /** Reads a line of the answer; empty when it is none. */
    public static Optional<Row> parse(String line) {
      String[] fields = line.split(" ", 5);
      try {
        return fields.length < 5
            ? Optional.empty()
            : Optional.of(
                new Row(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    fields[4]));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void run(String arguments, Consumer<String> answer)
      throws ControlException, InterruptedException {
    if (arguments.isEmpty()) {
      List<Ban> bans = LoopQuestion.ask(loop, doorkeeper::bans);
      bans.forEach(ban -> answer.accept(Row.of(ban).line()));
    } else if (arguments.startsWith(LIFT)) {
      answer.accept(String.valueOf(lifted(arguments.substring(LIFT.length()).strip())));
    } else {
      throw new ControlException("bans takes nothing, or lift and an address");
    }
  }

  private int lifted(String whose) throws ControlException, InterruptedException {
    if (whose.equals(ALL)) {
      return LoopQuestion.ask(loop, doorkeeper::liftAll);
    }
    String address = whose.replaceFirst("/64$", "");
    Optional<InetAddress> read = IpAddresses.parse(address);
    if (read.isEmpty()) {
      throw new ControlException(whose + " is no address; write one as 192.0.2.1, or all");
    }
    long source = Source.of(read.get());
    return LoopQuestion.ask(loop, () -> doorkeeper.lift(source) ? 1 : 0);
  }
}
