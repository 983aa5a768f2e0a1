package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A flow's attributes, each with the time when it was told. Equal when the same was told at the
 * same times, whatever the order.
 */
public final class Attributes {

  private static final JsonFactory JSON = new JsonFactory();

  /** The later one, of two at one time the greater text. */
  private static final Comparator<Attribute> ORDER =
      Comparator.comparing(Attribute::toldAt, Choice.absentFirst()).thenComparing(Attribute::value);

  private final SortedMap<String, Attribute> byName;
  private final String json;

  private Attributes(SortedMap<String, Attribute> byName, String json) {
    this.byName = Collections.unmodifiableSortedMap(byName);
    this.json = json;
  }

  /**
   * One attribute.
   *
   * @param value as JSON
   * @param toldAt when the writer knew it; null, which is before all others, when nobody said
   */
  public record Attribute(String value, @Nullable Instant toldAt) {}

  /**
   * Attributes that were told together.
   *
   * @param json an object that was read from a document
   * @param toldAt when the writer knew them, if that is known
   */
  public static Attributes of(String json, @Nullable Instant toldAt) {
    return of(json, Map.of(), toldAt);
  }

  /**
   * Attributes that were told one after the other.
   *
   * @param json an object that was read from a document
   * @param toldAt when the writer knew them, by name
   * @param otherwise the time of those without a name there
   */
  public static Attributes of(
      String json, Map<String, Instant> toldAt, @Nullable Instant otherwise) {
    SortedMap<String, Attribute> byName = new TreeMap<>();
    split(json)
        .forEach((name, value) ->
            byName.put(name, new Attribute(value, toldAt.getOrDefault(name, otherwise))));
    return new Attributes(byName, json);
  }

  private static SortedMap<String, String> split(String json) {
    SortedMap<String, String> values = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        values.put(name, textOfValue(parser, json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("expected a JSON object that was read before", e);
    }
    return values;
  }

  /** The value as it stands in the text: no number loses a digit. */
  private static String textOfValue(JsonParser parser, String json) throws IOException {
    JsonToken first = parser.currentToken();
    if (!first.isStructStart() && first != JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    long from = parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    // A string is read to its end only when somebody asks for it.
    parser.finishToken();
    return json.substring((int) from, (int) parser.currentLocation().getCharOffset());
  }

  Attributes merge(Attributes other) {
    if (equals(other)) {
      return this;
    }
    SortedMap<String, Attribute> merged = new TreeMap<>(byName);
    other.byName.forEach((name, attribute) ->
        merged.merge(name, attribute, (a, b) -> ORDER.compare(a, b) >= 0 ? a : b));
    return new Attributes(merged, join(merged));
  }

  private static String join(SortedMap<String, Attribute> attributes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, Attribute> attribute : attributes.entrySet()) {
        generator.writeFieldName(attribute.getKey());
        generator.writeRawValue(attribute.getValue().value());
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Those that were told together, each time once; none at all are told at no time. */
  Map<@Nullable Instant, Attributes> byTime() {
    if (byName.isEmpty()) {
      return Collections.singletonMap(null, this);
    }
    Map<@Nullable Instant, SortedMap<String, Attribute>> told = new TreeMap<>(Choice.absentFirst());
    byName.forEach((name, attribute) ->
        told.computeIfAbsent(attribute.toldAt(), time -> new TreeMap<>()).put(name, attribute));
    Map<@Nullable Instant, Attributes> attributes = new LinkedHashMap<>();
    told.forEach((time, group) -> attributes.put(time, new Attributes(group, join(group))));
    return attributes;
  }

  /** By name; cannot be changed. */
  public SortedMap<String, Attribute> byName() {
    return byName;
  }

  /** A JSON object with all of them, numbers exactly as they were sent. */
  public String json() {
    return json;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attributes attributes && byName.equals(attributes.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
