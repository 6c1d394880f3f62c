package org.patchbay.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.config.KeyPath;
import org.patchbay.config.Location;
import org.patchbay.config.Problem;

class CheckReportTest {

  @Test
  void saysWhatAConfigurationMeans() {
    assertEquals(
        """
        The configuration is good.
          domain           example.org
          listens on       udp:192.0.2.1:5060, advertised as 203.0.113.1
          listens on       tcp:192.0.2.1:5060, advertised as 203.0.113.1
          listens on       udp:[2001:db8::1]:5060
          trusts           192.0.2.0/28
          digest           SHA-256, MD5
          registers open   from 192.0.2.99/32
          media            192.0.2.1, ports 30000-30999
          media processor  auto
          users            2, 1 with a caller id
          numbers          2
          carriers         wholesale (198.51.100.20:5080 udp)
          trunks           sbc1 (192.0.2.22:5080 udp), sbc2 (192.0.2.23:5080 udp)
          route            seattle: ^\\+1206 to sbc1, then sbc2
        """,
        CheckReport.of(SettingsLoaderTest.loaded("full.yaml")));
  }

  @Test
  void saysWhatTheDefaultsMean() {
    assertEquals(
        """
        The configuration is good.
          domain           this machine's primary address
          listens on       udp:0.0.0.0:5060
          listens on       tcp:0.0.0.0:5060
          trusts           nobody
          digest           MD5
          media            the primary address, ports 20000-29999
          media processor  auto
          users            0, 0 with a caller id
          numbers          0
          carriers         none
          trunks           none
          routes           none
        """,
        CheckReport.of(Settings.defaults()));
  }

  @Test
  void saysWhichCarrierIsSimulated() {
    String report = CheckReport.of(SettingsLoader.load(List.of()));
    assertTrue(report.contains("  numbers          2\n"), report);
    assertTrue(report.contains("  carriers         simulated (127.0.0.40:5090 udp)\n"), report);
    assertTrue(report.endsWith("  simulates        a carrier at udp:127.0.0.40:5090\n"), report);
  }

  @Test
  void writesOneProblemALine() {
    Problem first =
        new Problem(new Location("a.yaml", 3, 1), new KeyPath("sip.listen"), "is wrong", "mend it");
    Problem second =
        new Problem(Location.wholeFile("b.yaml"), KeyPath.ROOT, "does not exist", "look again");
    assertEquals(
        "a.yaml:3: sip.listen: is wrong; mend it\nb.yaml: does not exist; look again\n",
        CheckReport.of(List.of(first, second)));
  }

  @Test
  void neverShowsAPassword() {
    assertFalse(CheckReport.of(SettingsLoaderTest.loaded("full.yaml")).contains("correct-horse"));
  }
}
