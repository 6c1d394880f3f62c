package org.patchbay.trunks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.Quoted;
import org.patchbay.config.Reading;
import org.patchbay.config.Syntax;

/** Reads the sections {@code cloudCalling} and {@code sipInterface} into a {@link DialPlan}. */
public final class DialPlanReader {

  private static final Syntax<String> NAME =
      Syntax.of(
          "a name",
          "use letters, digits, dots, - and _, at most 64",
          text -> Optional.of(text).filter(name -> name.matches("[A-Za-z0-9._-]{1,64}")));

  private static final Syntax<String> ROUTE_NAME =
      Syntax.of(
          "a name of one short line",
          "use at most 64 characters",
          text -> Optional.of(text).filter(name -> name.matches("\\P{Cntrl}{1,64}")));

  private static final Syntax<String> ANY_NAME = Reading::value;

  private final Predicate<String> users;
  private final LinkReader links = new LinkReader();

  private DialPlanReader(Predicate<String> users) {
    this.users = users;
  }

  /**
   * Reads the two sections of a configuration; either may be absent.
   *
   * @param root reads the whole configuration; told of every problem
   * @param users whether a name is a user's: a number can ring no other
   */
  public static DialPlan read(MapReader root, Predicate<String> users) {
    return new DialPlanReader(users).plan(root);
  }

  private DialPlan plan(MapReader root) {
    CloudCalling cloud = root.section("cloudCalling", this::cloudCalling);
    SipInterface own = root.section("sipInterface", this::sipInterface);
    return new DialPlan(cloud.numbers, cloud.carriers, own.trunks, own.routes);
  }

  private record CloudCalling(List<Carrier> carriers, NumberInventory numbers) {}

  private CloudCalling cloudCalling(MapReader section) {
    List<Carrier> carriers =
        section.section("carriers", all -> List.copyOf(peers(all, Carrier::new).values()));
    Map<PhoneNumber, String> owners =
        section.section("numbers", all -> all.named(PhoneNumber.SYNTAX, this::owner));
    return new CloudCalling(carriers, new NumberInventory(owners));
  }

  private Optional<String> owner(Located<PhoneNumber> number, MapReader reader) {
    Optional<String> user = reader.required("user", ANY_NAME);
    user.filter(users.negate())
        .ifPresent(
            name ->
                reader.problem(
                    "user",
                    "the number rings " + Quoted.of(name) + ", who is not a user",
                    "add the user under users, or name another"));
    return user;
  }

  private record SipInterface(List<Trunk> trunks, List<VoiceRoute> routes) {}

  private SipInterface sipInterface(MapReader section) {
    Trunks trunks =
        section.section("trunks", all -> new Trunks(peers(all, Trunk::new), all.names()));
    Map<String, Located<String>> seen = new HashMap<>();
    List<VoiceRoute> routes = section.items("routes", reader -> route(reader, trunks, seen));
    return new SipInterface(List.copyOf(trunks.good.values()), routes);
  }

  /**
   * The trunks that a route can name.
   *
   * @param good those that were read
   * @param written the names of all, so that a trunk with a problem is not also called unknown
   */
  private record Trunks(Map<String, Trunk> good, Set<String> written) {}

  private <P extends Peer> Map<String, P> peers(
      MapReader all, BiFunction<String, Link, P> constructor) {
    return all.named(
        NAME,
        (name, reader) -> links.read(reader).map(link -> constructor.apply(name.value(), link)));
  }

  private static Optional<VoiceRoute> route(
      MapReader reader, Trunks trunks, Map<String, Located<String>> seen) {
    Optional<Located<String>> name = reader.requiredLocated("name", ROUTE_NAME);
    name.ifPresent(
        here -> {
          Located<String> first = seen.putIfAbsent(here.value(), here);
          if (first != null) {
            reader.problem(
                here, "another route has this name, at " + first.at(), "give it its own");
          }
        });
    Optional<RoutePattern> pattern = reader.required("pattern", RoutePattern.SYNTAX);
    List<Trunk> targets = targets(reader, trunks);
    return name.flatMap(n -> pattern.map(p -> new VoiceRoute(n.value(), p, targets)));
  }

  private static List<Trunk> targets(MapReader reader, Trunks trunks) {
    List<Located<String>> names = reader.requiredList("trunks", ANY_NAME);
    List<Trunk> targets = new ArrayList<>();
    for (Located<String> name : names) {
      Trunk trunk = trunks.good.get(name.value());
      if (trunk == null && !trunks.written.contains(name.value())) {
        reader.problem(
            name,
            "no trunk has the name " + Quoted.of(name.value()),
            trunks.written.isEmpty()
                ? "add it under sipInterface.trunks"
                : "the trunks are " + String.join(", ", trunks.written));
      } else if (trunk != null && targets.contains(trunk)) {
        reader.problem(name, "the route names this trunk twice", "remove one");
      } else if (trunk != null) {
        targets.add(trunk);
      }
    }
    return targets;
  }
}
