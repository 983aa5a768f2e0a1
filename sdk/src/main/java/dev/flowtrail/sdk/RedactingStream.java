package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes JSON as an encoder writes it, whichever encoder that is, and passes on what may be seen.
 * What it does not understand it does not pass on.
 */
final class RedactingStream extends OutputStream {
  private static final JsonFactory JSON = new JsonFactory();

  private final Redaction redaction;
  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private final JsonGenerator json;
  private final List<String> path;
  private final int rootLength;
  private int hiddenDepth;
  private Redaction.@Nullable Mode hiding;
  private KeyedHash.@Nullable Running hash;

  /**
   * @param root the names that lead to the value
   */
  RedactingStream(Redaction redaction, OutputStream out, List<String> root) throws IOException {
    this.redaction = redaction;
    this.parser = JsonCheck.newParser();
    this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    this.json = JSON.createGenerator(out);
    this.path = new ArrayList<>(root);
    this.rootLength = root.size();
    this.hiding = redaction.modeAt(root);
    beginHiding();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int count) throws IOException {
    feeder.feedInput(source, offset, offset + count);
    passOn();
  }

  /** Passes the rest on. */
  void finish() throws IOException {
    feeder.endOfInput();
    passOn();
    json.close();
  }

  private void passOn() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.NOT_AVAILABLE) {
      if (hiding == null) {
        show(token);
      } else {
        hide(token);
      }
      token = parser.nextToken();
    }
  }

  private void show(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> enterMember(parser.currentName());
      case START_OBJECT -> {
        path.add("");
        json.writeStartObject();
      }
      case START_ARRAY -> json.writeStartArray();
      case END_OBJECT -> {
        path.remove(path.size() - 1);
        json.writeEndObject();
      }
      case END_ARRAY -> json.writeEndArray();
      case VALUE_STRING -> json.writeString(redaction.clean(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> json.writeBoolean(token == JsonToken.VALUE_TRUE);
      default -> json.writeNull();
    }
  }

  private void enterMember(String name) throws IOException {
    path.set(path.size() - 1, name);
    hiding = redaction.modeAt(path);
    beginHiding();
    if (hiding != Redaction.Mode.DROP) {
      json.writeFieldName(redaction.clean(name));
    }
  }

  private void beginHiding() {
    hiddenDepth = 0;
    KeyedHash keyed = hiding == Redaction.Mode.HASH ? redaction.hash() : null;
    hash = keyed == null ? null : keyed.begin();
  }

  private void hide(JsonToken token) throws IOException {
    hiddenDepth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    if (hash != null) {
      hash.add(parser.getText());
    }
    if (hiddenDepth == 0) {
      endHiding(token);
    }
  }

  /** What is not there needs no hiding, unless nobody shall see that there is nothing. */
  private void endHiding(JsonToken last) throws IOException {
    if (hiding == Redaction.Mode.DROP) {
      if (path.size() == rootLength) {
        json.writeNull();
      }
    } else if (hash != null) {
      json.writeString(last == JsonToken.VALUE_NULL ? null : hash.result());
    } else {
      json.writeString(Redaction.MASKED);
    }
    hiding = null;
    hash = null;
  }
}
