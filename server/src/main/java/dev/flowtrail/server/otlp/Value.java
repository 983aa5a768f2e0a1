package dev.flowtrail.server.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an attribute holds. */
sealed interface Value {

  void writeTo(JsonGenerator json) throws IOException;

  /** The text of a single value; null when it is not one. */
  default @Nullable String text() {
    return null;
  }

  /** A text. */
  record Text(String text) implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeString(text);
    }
  }

  /** A truth. */
  record Flag(boolean flag) implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeBoolean(flag);
    }

    @Override
    public String text() {
      return Boolean.toString(flag);
    }
  }

  /** An integer. */
  record Whole(long number) implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeNumber(number);
    }

    @Override
    public String text() {
      return Long.toString(number);
    }
  }

  /** A number that may have a fraction; one that JSON does not know is written as a text. */
  record Decimal(double number) implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeString(text());
      }
    }

    @Override
    public String text() {
      return Double.toString(number);
    }
  }

  /** A value that is not there: an array may hold it. */
  record Nothing() implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeNull();
    }
  }

  /** An array. */
  record Items(List<Value> items) implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeStartArray();
      for (Value item : items) {
        item.writeTo(json);
      }
      json.writeEndArray();
    }
  }

  /** An object. */
  record Members(Map<String, Value> members) implements Value {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeStartObject();
      for (Map.Entry<String, Value> member : members.entrySet()) {
        json.writeFieldName(member.getKey());
        member.getValue().writeTo(json);
      }
      json.writeEndObject();
    }
  }

  /**
   * An object or array that came as text, its numbers as they stand there.
   *
   * @param json is well-formed
   */
  record Json(String json) implements Value {
    @Override
    public void writeTo(JsonGenerator generator) throws IOException {
      generator.writeRawValue(json);
    }
  }
}
