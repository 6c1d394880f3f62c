package org.patchbay.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.Problem;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.trunks.PhoneNumber;
import org.patchbay.trunks.Trunk;

class SettingsLoaderTest {

  @TempDir Path folder;

  static Path resource(String name) {
    try {
      return Path.of(SettingsLoaderTest.class.getResource("/config/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Settings loaded(String... resources) {
    SettingsLoader.Result result =
        SettingsLoader.load(List.of(resources).stream().map(SettingsLoaderTest::resource).toList());
    return assertInstanceOf(SettingsLoader.Loaded.class, result, CheckReport.of(result)).settings();
  }

  private Settings loadedText(String yaml) throws IOException {
    SettingsLoader.Result result = SettingsLoader.load(List.of(file("a.yaml", yaml)));
    return assertInstanceOf(SettingsLoader.Loaded.class, result, CheckReport.of(result)).settings();
  }

  private List<String> problems(String yaml) throws IOException {
    SettingsLoader.Result result = SettingsLoader.load(List.of(file("a.yaml", yaml)));
    return assertInstanceOf(SettingsLoader.Refused.class, result).problems().stream()
        .map(p -> p.at().line() + " " + p.path() + ": " + p.wrong())
        .toList();
  }

  private Path file(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml);
  }

  private static InetAddress ip(String text) {
    return IpAddresses.parse(text).orElseThrow();
  }

  @Test
  void loadsTheDefaultsFromAnEmptyFile() throws IOException {
    assertEquals(Settings.defaults(), loadedText("# nothing yet\nusers:\nsip:\n"));
  }

  @Test
  void listensOnUdpAndTcp5060OfAllAddressesByDefault() {
    assertEquals(
        List.of("udp:0.0.0.0:5060", "tcp:0.0.0.0:5060"),
        Settings.defaults().sip().listen().stream().map(ListenAddress::toString).toList());
  }

  @Test
  void offersMd5AloneAndTrustsNobodyByDefault() {
    assertEquals(List.of(DigestAlgorithm.MD5), Settings.defaults().sip().digest());
    assertEquals(List.of(), Settings.defaults().sip().trusted());
  }

  @Test
  void readsTheListenersTheTrustedAndTheDigests() {
    SipSettings sip = loaded("full.yaml").sip();
    assertEquals(3, sip.listen().size());
    assertTrue(sip.trusts(ip("192.0.2.15")));
    assertFalse(sip.trusts(ip("192.0.2.16")));
    assertEquals(List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5), sip.digest());
  }

  @Test
  void advertisesAnAddressInPlaceOfThoseOfItsFamilyOnly() {
    Advertised advertise = loaded("full.yaml").sip().advertise();
    assertEquals(Optional.of(ip("203.0.113.1")), advertise.inPlaceOf(ip("192.0.2.1")));
    assertEquals(Optional.empty(), advertise.inPlaceOf(ip("2001:db8::1")));
  }

  @Test
  void advertisesOneAddressOfEachFamily() throws IOException {
    Advertised both =
        loadedText("sip: {advertise: [203.0.113.1, '2001:db8::2']}").sip().advertise();
    assertEquals(Optional.of(ip("2001:db8::2")), both.inPlaceOf(ip("::")));
    assertEquals(Optional.of(ip("203.0.113.1")), both.inPlaceOf(ip("0.0.0.0")));
  }

  @Test
  void readsTheRegistrar() {
    RegistrarSettings registrar = loaded("full.yaml").registrar();
    assertTrue(registrar.openTo(ip("192.0.2.99")));
    assertFalse(registrar.openTo(ip("192.0.2.98")));
    assertEquals(Duration.ofSeconds(30), registrar.minExpires());
    assertEquals(Duration.ofMinutes(10), registrar.defaultExpires());
    assertEquals(Duration.ofHours(2), registrar.maxExpires());
    assertEquals(3, registrar.maxContacts());
  }

  @Test
  void keepsTheDefaultExpiryWithinBoundsThatTheFileGives() throws IOException {
    RegistrarSettings shorter = loadedText("registrar: {maxExpires: 5m}").registrar();
    assertEquals(Duration.ofMinutes(5), shorter.defaultExpires());
    RegistrarSettings longer = loadedText("registrar: {minExpires: 2h}").registrar();
    assertEquals(Duration.ofHours(2), longer.defaultExpires());
    assertEquals(Duration.ofHours(2), longer.maxExpires());
  }

  @Test
  void readsMediaAndCalls() {
    Settings settings = loaded("full.yaml");
    assertEquals(Optional.of(ip("192.0.2.1")), settings.media().address());
    assertEquals(30000, settings.media().ports().first());
    assertEquals(MediaProcessing.AUTO, settings.calls().mediaProcessor());
    assertEquals(RedirectPolicy.USERS, settings.calls().redirects());
    assertEquals(Duration.ofSeconds(4), settings.calls().responseTimeout());
    assertEquals(Duration.ofSeconds(10), settings.calls().pingInterval());
  }

  @Test
  void readsUsersWithTheirCallerIds() {
    Settings settings = loaded("full.yaml");
    assertEquals(Set.of("alice", "bob"), settings.users().keySet());
    assertEquals("correct-horse", settings.users().get("alice").password().clear());
    assertEquals(
        Optional.of(new PhoneNumber("+14255550100")), settings.users().get("alice").number());
  }

  @Test
  void readsTheDialPlan() {
    Settings settings = loaded("full.yaml");
    assertEquals(
        List.of("sbc1", "sbc2"),
        settings.dialPlan().routes().get(0).trunks().stream().map(Trunk::name).toList());
  }

  @Test
  void laysTheLaterFileOverTheEarlierOne() {
    Settings settings = loaded("full.yaml", "always.yaml");
    assertEquals(MediaProcessing.ALWAYS, settings.calls().mediaProcessor());
    assertEquals(Duration.ofSeconds(4), settings.calls().responseTimeout());
    assertEquals(List.of(), settings.sip().trusted());
    assertEquals(Set.of("alice", "bob", "carol"), settings.users().keySet());
  }

  @Test
  void findsAUserOfALaterFileForANumberOfAnEarlierOne() throws IOException {
    Path numbers = file("n.yaml", "cloudCalling: {numbers: {\"+1425\": {user: zoe}}}\n");
    Path users = file("u.yaml", "users: {zoe: {password: x}}\n");
    assertInstanceOf(SettingsLoader.Loaded.class, SettingsLoader.load(List.of(numbers, users)));
  }

  @Test
  void letsANumberRingAUserWhomTheFilesDoNotHold() throws IOException {
    Path numbers = file("n.yaml", "cloudCalling: {numbers: {\"+1425\": {user: zoe}}}\n");
    assertInstanceOf(
        SettingsLoader.Loaded.class, SettingsLoader.load(List.of(numbers), "zoe"::equals));
    assertInstanceOf(
        SettingsLoader.Refused.class, SettingsLoader.load(List.of(numbers), "eve"::equals));
  }

  @Test
  void namesTheFileAndLineOfAnUnknownKeyInASecondFile() throws IOException {
    Path second = file("b.yaml", "calls:\n  mediaProcesor: always\n");
    SettingsLoader.Result result = SettingsLoader.load(List.of(resource("full.yaml"), second));
    assertEquals(
        second + ":2: calls.mediaProcesor: unknown key; did you mean mediaProcessor?\n",
        CheckReport.of(result));
  }

  @Test
  void reportsEveryProblemOfAFileAtOnce() {
    SettingsLoader.Result result = SettingsLoader.load(List.of(resource("wrong.yaml")));
    List<Problem> problems = assertInstanceOf(SettingsLoader.Refused.class, result).problems();
    List<Integer> lines = problems.stream().map(p -> p.at().line()).distinct().toList();
    assertEquals(List.of(1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 19), lines);
  }

  @Test
  void neverShowsAPasswordInAProblem() {
    SettingsLoader.Result result = SettingsLoader.load(List.of(resource("wrong.yaml")));
    assertFalse(CheckReport.of(result).contains("hunter2"), CheckReport.of(result));
  }

  @Test
  void neverShowsAPasswordInAToString() {
    String text = loaded("full.yaml").toString();
    assertFalse(text.contains("correct-horse") || text.contains("battery-staple"), text);
  }

  @Test
  void refusesAUserWithoutAPassword() throws IOException {
    assertEquals(
        List.of("2 users.alice: has no password"),
        problems("users:\n  alice: {number: \"+1425\"}"));
  }

  @Test
  void refusesAUserWhoseNameWouldBeATelephoneNumber() throws IOException {
    assertEquals(
        List.of("1 users.\"+1425\": \"+1425\" is not a user's name"),
        problems("users: {\"+1425\": {password: x}}"));
  }

  @Test
  void acceptsAUserWhoseNameIsAnExtension() throws IOException {
    assertEquals(Set.of("100"), loadedText("users: {100: {password: 0123}}").users().keySet());
  }

  @Test
  void keepsTheZeroAtTheBeginningOfAPassword() throws IOException {
    assertEquals(
        "0123", loadedText("users: {a: {password: 0123}}").users().get("a").password().clear());
  }

  @Test
  void refusesAnEmptyListOfListenersButAcceptsAnEmptyListOfTrusted() throws IOException {
    assertEquals(List.of("1 sip.listen: is an empty list"), problems("sip: {listen: []}"));
    assertEquals(List.of(), loadedText("sip: {trusted: []}").sip().trusted());
  }

  @Test
  void saysWhichReservedKeysAreNotSupportedYet() throws IOException {
    assertEquals(
        List.of(
            "1 media.advertise: is not supported by this version yet",
            "2 calls.mediaProcessor: \"anchored\" is not supported by this version yet"),
        problems("media: {advertise: 192.0.2.1}\ncalls: {mediaProcessor: anchored}\n"));
  }

  @Test
  void refusesAFileThatDoesNotExistWithoutFurtherComplaints() {
    SettingsLoader.Result result =
        SettingsLoader.load(List.of(resource("always.yaml"), folder.resolve("absent.yaml")));
    assertEquals(1, assertInstanceOf(SettingsLoader.Refused.class, result).problems().size());
  }
}
