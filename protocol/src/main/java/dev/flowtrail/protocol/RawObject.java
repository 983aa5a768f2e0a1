package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a small JSON object as text: compact, every number with every digit it came with. */
final class RawObject {

  /** What the parser let through is not measured a second time. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  private final JsonParser parser;
  private final Values values;
  private final Members members;
  private final Limits limits;

  RawObject(JsonParser parser, Values values, Members members, Limits limits) {
    this.parser = parser;
    this.values = values;
    this.members = members;
    this.limits = limits;
  }

  @Nullable String read(Pointer at) throws IOException {
    if (values.isNull()) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      values.unexpected(at, "an object");
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      new Copy(text, generator).value(at);
    }
    return text.toString();
  }

  private final class Copy {

    private final StringWriter text;
    private final JsonGenerator generator;

    private Copy(StringWriter text, JsonGenerator generator) {
      this.text = text;
      this.generator = generator;
    }

    private void value(Pointer at) throws IOException {
      switch (parser.currentToken()) {
        case START_OBJECT -> object(at);
        case START_ARRAY -> array(at);
        case VALUE_STRING -> generator.writeString(values.prose(at));
        default -> generator.writeRawValue(parser.getText());
      }
      if (text.getBuffer().length() + generator.getOutputBuffered() > limits.maxTextLength()) {
        throw new LimitExceededException("maxTextLength", limits.maxTextLength());
      }
    }

    private void object(Pointer at) throws IOException {
      generator.writeStartObject();
      members.read(at, List.of(), List.of(), this::member);
      generator.writeEndObject();
    }

    private boolean member(String name, Pointer at) throws IOException {
      generator.writeFieldName(name);
      values.prose(name, at);
      value(at);
      return true;
    }

    private void array(Pointer at) throws IOException {
      generator.writeStartArray();
      members.readArray(at, this::value);
      generator.writeEndArray();
    }
  }
}
