package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/** Copies a small JSON object as text: compact, every number with every digit it came with. */
final class RawObject {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final Faults faults;
  private final int maxLength;

  RawObject(JsonParser parser, Faults faults, int maxLength) {
    this.parser = parser;
    this.faults = faults;
    this.maxLength = maxLength;
  }

  /** Called with the parser on the object's start; returns with it on the object's end. */
  String copy(Pointer at) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      int depth = 0;
      do {
        depth += copyToken(at, generator);
        if (text.getBuffer().length() > maxLength) {
          throw new LimitExceededException("maxTextLength", maxLength);
        }
      } while (depth > 0 && parser.nextToken() != null);
    }
    return text.toString();
  }

  private int copyToken(Pointer at, JsonGenerator generator) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> generator.writeStartObject();
      case END_OBJECT -> generator.writeEndObject();
      case START_ARRAY -> generator.writeStartArray();
      case END_ARRAY -> generator.writeEndArray();
      case FIELD_NAME -> generator.writeFieldName(storable(at, parser.currentName()));
      case VALUE_STRING -> generator.writeString(storable(at, parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
      default -> generator.writeRawValue(token.asString());
    }
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  private String storable(Pointer at, String text) {
    String fault = Text.findFault(text, 0, maxLength);
    if (fault != null) {
      faults.add(at, fault);
    }
    return text;
  }
}
