package dev.flowtrail.server.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.Attributes;
import dev.flowtrail.protocol.Attributes.Attribute;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When attributes were told, as JSON: the microseconds since 1970 of all of them, or an object with
 * those of each.
 */
final class AttributeTimes {

  private static final JsonFactory JSON = new JsonFactory();

  private AttributeTimes() {}

  /** The times, or null when none is known. */
  static @Nullable String of(@Nullable Attributes attributes) {
    if (attributes == null || attributes.byName().isEmpty()) {
      return null;
    }
    Set<@Nullable Instant> times =
        attributes.byName().values().stream().map(Attribute::toldAt).collect(Collectors.toSet());
    if (times.size() > 1) {
      return byName(attributes);
    }
    Instant time = times.iterator().next();
    return time == null ? null : Long.toString(micros(time));
  }

  private static String byName(Attributes attributes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, Attribute> attribute : attributes.byName().entrySet()) {
        Instant time = attribute.getValue().toldAt();
        if (time != null) {
          generator.writeNumberField(attribute.getKey(), micros(time));
        }
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Attributes with the times that belong to them. */
  static Attributes read(String attributes, @Nullable String times) {
    if (times == null) {
      return Attributes.of(attributes, null);
    }
    try (JsonParser parser = JSON.createParser(times)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? Attributes.of(attributes, readByName(parser), null)
          : Attributes.of(attributes, time(parser.getLongValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Instant> readByName(JsonParser parser) throws IOException {
    Map<String, Instant> times = new HashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      times.put(name, time(parser.nextLongValue(0)));
    }
    return times;
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
