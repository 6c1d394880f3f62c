package org.patchbay.server.assembly;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.config.IpAddresses;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.LoopQuestion;
import org.patchbay.server.control.RegistrationsCommand;

/** The bindings of the location service as an operator reads them. */
record RegistrationLines(EventLoop loop, LocationService locations)
    implements RegistrationsCommand.Source {

  @Override
  public int parts() {
    return LocationService.PARTS;
  }

  @Override
  public List<String> lines(int first, int end) throws ControlException, InterruptedException {
    return LoopQuestion.ask(
        loop,
        () -> {
          List<String> lines = new ArrayList<>();
          for (int part = first; part < end; part++) {
            locations.forEach(part, (user, bindings) -> add(lines, user, bindings));
          }
          return lines;
        });
  }

  @Override
  public List<String> lines(String user) throws ControlException, InterruptedException {
    return LoopQuestion.ask(
        loop,
        () -> {
          List<String> lines = new ArrayList<>();
          add(lines, user, locations.lookup(user));
          return lines;
        });
  }

  private void add(List<String> lines, String user, List<Binding> bindings) {
    long now = loop.clock().epochMillis();
    for (Binding binding : bindings) {
      lines.add(printable(user + " " + shown(binding, now)));
    }
  }

  private static String shown(Binding binding, long now) {
    return binding.contact()
        + " over "
        + binding.flow().transport().parameter()
        + " from "
        + IpAddresses.text(binding.flow().remote())
        + (binding.hasPath() ? " by " + binding.path() : "")
        + " for "
        + (binding.expiresAt() - now + 999) / 1000
        + " s"
        + (binding.userAgent().isEmpty() ? "" : ", " + binding.userAgent());
  }

  /** What phones sent, fit for a terminal. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.chars().forEach(c -> printable.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return printable.toString();
  }
}
