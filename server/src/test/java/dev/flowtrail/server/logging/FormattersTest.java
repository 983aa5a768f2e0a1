package dev.flowtrail.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormattersTest {

  @Test
  void textIsOneLineWhateverTheMessageHolds() {
    assertThat(new TextFormatter(false).format(event("a\nforged\r\nline", failure())))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Worker: .*\n")
        .contains("a forged line: IllegalStateException the segment is gone")
        .contains("because of IOException no such file")
        .contains("(at FormattersTest.java:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u009b", "\u2028", "\u2029", "\u202e"})
  void textHoldsNothingThatATerminalTakesForMoreThanText(String character) {
    assertThat(new TextFormatter(false).format(event("a" + character + "b", failure())))
        .contains("Worker: a b: ");
  }

  @Test
  void debuggingShowsWhereFailuresComeFrom() {
    assertThat(new TextFormatter(true).format(event("message", failure())).lines())
        .hasSizeGreaterThan(3)
        .anyMatch(line -> line.contains("at dev.flowtrail.server.logging.FormattersTest"));
  }

  @Test
  void jsonIsOneObjectPerLine() throws IOException {
    String line = new JsonFormatter().format(event("a \"quoted\"\nmessage", failure()));
    assertThat(line.lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("level").textValue()).isEqualTo("warn");
    assertThat(json.get("logger").textValue()).isEqualTo("dev.flowtrail.server.worker.Worker");
    assertThat(json.get("message").textValue()).isEqualTo("a \"quoted\"\nmessage");
    assertThat(json.get("failure").textValue()).contains("no such file");
  }

  private static Exception failure() {
    return new IllegalStateException("the segment is gone", new IOException("no such file"));
  }

  private static LogRecord event(String message, Exception failure) {
    LogRecord event = new LogRecord(Level.WARNING, message);
    event.setLoggerName("dev.flowtrail.server.worker.Worker");
    event.setThrown(failure);
    return event;
  }
}
