package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/** Copies JSON without spaces. Members keep their order, numbers every digit. */
final class JsonCopy {

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator generator;

  JsonCopy() throws IOException {
    generator = JSON.createGenerator(text);
  }

  /** The value that the parser stands on, which it leaves on the value's end. */
  static String of(JsonParser parser) throws IOException {
    JsonCopy copy = new JsonCopy();
    copy.value(parser);
    copy.generator.close();
    return copy.text.toString();
  }

  void startObject() throws IOException {
    generator.writeStartObject();
  }

  void member(String name, JsonParser value) throws IOException {
    generator.writeFieldName(name);
    value(value);
  }

  String endObject() throws IOException {
    generator.writeEndObject();
    generator.close();
    return text.toString();
  }

  private void value(JsonParser parser) throws IOException {
    int open = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token.isNumeric()) {
        generator.writeNumber(parser.getText());
      } else {
        generator.copyCurrentEvent(parser);
      }
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (open > 0 && parser.nextToken() != null);
  }
}
