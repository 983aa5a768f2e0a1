package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "-1.50E400", "\"\"", "[]", "{\"a\":[1,2],\"a\":3}"})
  void dataIsAnyJsonValue(String data) {
    assertThat(readData(data)).isEqualTo(data);
  }

  @Test
  void dataIsTakenWhileTheDocumentPasses() {
    assertThat(dataTaken(Given.document(step("1"), step("2")))).containsExactly("1", "2");
  }

  @Test
  void noDataIsTakenOnceAFaultIsKnown() {
    List<String> taken = new ArrayList<>();
    JsonObject document = Given.document(step("1"), step("2").with("version", "0"), step("3"));

    assertThatThrownBy(() -> take(document, taken)).isInstanceOf(InvalidDocumentException.class);
    assertThat(taken).containsExactly("1");
  }

  private static String readData(String data) {
    return Reading.read(Given.document(step(data))).steps().get(0).observations().get(0).data();
  }

  private static List<String> dataTaken(JsonObject document) {
    List<String> taken = new ArrayList<>();
    take(document, taken);
    return taken;
  }

  private static void take(JsonObject document, List<String> taken) {
    Reading.read(
        document.toString().getBytes(StandardCharsets.UTF_8),
        Limits.DEFAULT,
        parser -> taken.add(parser.getText()));
  }

  private static JsonObject step(String data) {
    return Given.step(Given.observation().with("data", data));
  }
}
