package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.message.OctetWriter;

class QvalueTest {
  @ParameterizedTest
  @CsvSource({"0,0", "0.,0", "0.5,500", "0.05,50", "0.123,123", "1,1000", "1.000,1000"})
  void readsThousandths(String text, int thousandths) {
    assertEquals(thousandths, Qvalue.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "1.1", "0.1234", ".5", "-1", "0,5", "0.x", "00", "1.0000"})
  void refusesWhatIsNoQvalue(String text) {
    assertEquals(-1, Qvalue.read(text));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "500,0.5", "50,0.05", "5,0.005", "120,0.12", "999,0.999", "1000,1"})
  void writesNoMoreDigitsThanItTakes(int thousandths, String text) {
    OctetWriter out = new OctetWriter();
    Qvalue.write(out, thousandths);
    assertEquals(text, new String(out.toBytes(), StandardCharsets.US_ASCII));
  }
}
