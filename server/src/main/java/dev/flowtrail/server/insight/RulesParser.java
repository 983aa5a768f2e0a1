package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an object of rules by name: verdicts, or objects that hold one with what led to it. */
final class RulesParser {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  RulesParser(JsonParser parser) {
    this.parser = parser;
  }

  /** Called with the parser on the object's first token; returns with it on the last. */
  List<RuleVerdict> read() throws IOException {
    List<RuleVerdict> verdicts = new ArrayList<>(4);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_TRUE -> verdicts.add(RuleVerdict.of(name, true));
        case VALUE_FALSE -> verdicts.add(RuleVerdict.of(name, false));
        case VALUE_NULL -> verdicts.add(RuleVerdict.of(name, null));
        case START_OBJECT -> verdicts.add(verdict(name));
        default -> parser.skipChildren();
      }
    }
    return verdicts;
  }

  private RuleVerdict verdict(String name) throws IOException {
    Boolean passed = null;
    String actual = null;
    String threshold = null;
    String operator = null;
    String detail = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (member) {
        case "passed" ->
            passed = token.isBoolean() ? Boolean.valueOf(parser.getBooleanValue()) : null;
        case "actual" -> actual = json();
        case "threshold" -> threshold = json();
        case "operator" -> operator = text();
        case "detail" -> detail = text();
        default -> {}
      }
      parser.skipChildren();
    }
    return new RuleVerdict(name, passed, actual, threshold, operator, detail);
  }

  private @Nullable String text() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  /** The value as it stands there: a number keeps every digit. */
  private String json() throws IOException {
    if (parser.currentToken().isNumeric() || parser.currentToken().isBoolean()) {
      return parser.getText();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      copy(generator);
    }
    return text.toString();
  }

  private void copy(JsonGenerator generator) throws IOException {
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
