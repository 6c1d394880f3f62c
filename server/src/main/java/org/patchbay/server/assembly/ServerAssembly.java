package org.patchbay.server.assembly;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.patchbay.proxy.transport.ListenException;
import org.patchbay.server.cli.Assembly;
import org.patchbay.server.cli.CommandException;
import org.patchbay.server.config.CheckReport;
import org.patchbay.server.config.PrimaryAddress;
import org.patchbay.server.config.Settings;
import org.patchbay.server.config.SettingsLoader;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.explain.Explanation;
import org.patchbay.server.rehearsal.Rehearsal;
import org.patchbay.server.start.FirstUsers;
import org.patchbay.server.start.Home;
import org.patchbay.server.users.ConfiguredUser;
import org.patchbay.server.users.UserStore;
import org.patchbay.trunks.PhoneNumber;

/** The server as the command line knows it. */
public final class ServerAssembly implements Assembly {

  @Override
  public void run(List<Path> configuration, DataDirectory data, PrintWriter out)
      throws CommandException, InterruptedException {
    Future<Integer> rehearsal = Rehearsal.begin(); // while files are read
    try {
      Settings settings = load(configuration, storedUsers(data).or(firstUsers(data)));
      Listeners listeners = Listeners.of(settings, interfaces());
      StopSignal stop = new StopSignal();
      try (Home home = Home.open(data, settings.domain(), configured(settings));
          CarrierStart carrier = CarrierStart.of(settings, configuration.isEmpty());
          RunningServer server = RunningServer.start(carrier.settings(), listeners, home)) {
        stop.listen();
        rehearsal.get();
        server.greeting().forEach(out::println);
        stop.await();
      }
      stop.finished();
    } catch (ListenException e) {
      throw CommandException.failed("patchbay: " + advice(e));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw CommandException.failed("patchbay: " + e.getMessage());
    }
  }

  private static String advice(ListenException e) {
    if (e.getMessage().contains("in use")) {
      return e.getMessage()
          + "; is another server running? Choose other listeners with sip.listen, as\n"
          + "  sip: {listen: [\"udp:0.0.0.0:5070\", \"tcp:0.0.0.0:5070\"]}\n"
          + "in a file that you name with --config";
    }
    return e.getMessage() + "; sip.listen has to name addresses of this machine that you may use";
  }

  @Override
  public String check(List<Path> configuration) throws CommandException {
    return CheckReport.of(load(configuration, name -> false));
  }

  @Override
  public Accounts accounts(List<Path> configuration) throws CommandException {
    Settings settings = load(configuration, name -> true);
    return new Accounts(settings.domain(), configured(settings));
  }

  @Override
  public Explanation explain(List<Path> configuration, DataDirectory data, String from, String to)
      throws CommandException {
    try {
      Predicate<String> stored = storedUsers(data);
      Settings settings = load(configuration, stored);
      Predicate<String> users = stored.or(settings.users()::containsKey);
      return new CallExplainer(settings, users, Optional.empty()).explain(from, to);
    } catch (IOException e) {
      throw CommandException.failed("patchbay: " + e.getMessage());
    }
  }

  private static Settings load(List<Path> configuration, Predicate<String> otherUsers)
      throws CommandException {
    SettingsLoader.Result result = SettingsLoader.load(configuration, otherUsers);
    if (result instanceof SettingsLoader.Refused refused) {
      throw CommandException.misconfigured(CheckReport.of(refused.problems()));
    }
    return ((SettingsLoader.Loaded) result).settings();
  }

  private static Predicate<String> storedUsers(DataDirectory data) throws IOException {
    List<String> names =
        new UserStore(data.users()).list().stream().map(user -> user.name()).toList();
    return names::contains;
  }

  /** Those whom this start will make if nobody is there: a configuration may name them already. */
  private static Predicate<String> firstUsers(DataDirectory data) {
    return Files.exists(data.users()) ? name -> false : FirstUsers.NAMES::contains;
  }

  private static List<ConfiguredUser> configured(Settings settings) {
    return settings.users().values().stream()
        .map(
            user ->
                new ConfiguredUser(
                    user.name(),
                    user.password().clear(),
                    user.number().map(PhoneNumber::e164),
                    user.at().toString()))
        .toList();
  }

  private static List<PrimaryAddress.Interface> interfaces() throws CommandException {
    try {
      return PrimaryAddress.interfaces();
    } catch (SocketException e) {
      throw CommandException.failed(
          "patchbay: the system does not list its network interfaces: " + e.getMessage());
    }
  }
}
