package dev.flowtrail.server.logging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One object per line: {@code time}, {@code level}, {@code logger}, {@code message}, {@code
 * failure}.
 */
final class JsonFormatter extends Formatter {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String format(LogRecord event) {
    StringWriter line = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(event, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private void write(LogRecord event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", event.getInstant().toString());
    json.writeStringField("level", LogLevel.word(event.getLevel()).toLowerCase(Locale.ROOT));
    json.writeStringField("logger", event.getLoggerName());
    json.writeStringField("message", formatMessage(event));
    Throwable failure = event.getThrown();
    if (failure != null) {
      json.writeStringField("failure", Failures.stackTrace(failure));
    }
    json.writeEndObject();
  }
}
