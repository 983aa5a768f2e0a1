package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.AbstractList;
import java.util.Iterator;

/** Values that hurt whoever looks at them. */
final class Awkward {
  private Awkward() {}

  /** A bean whose getter throws, with something secret in the message. */
  static final class Throwing {
    public String getName() {
      return "fine";
    }

    public String getPrice() {
      throw new IllegalStateException("secret 4711");
    }
  }

  /** Refers to itself by way of another. */
  static final class Cycle {
    public Cycle getOther() {
      return this == left ? right : left;
    }
  }

  static final Cycle left = new Cycle();
  static final Cycle right = new Cycle();

  /** Writes itself as so many values where one is expected. */
  record Several(int values) implements JsonSerializable {
    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
      for (int i = 0; i < values; i++) {
        json.writeNumber(i);
      }
    }

    @Override
    public void serializeWithType(
        JsonGenerator json, SerializerProvider provider, TypeSerializer type) throws IOException {
      serialize(json, provider);
    }
  }

  /** Runs out of stack. */
  static final class Recursing {
    public int getDepth() {
      throw new StackOverflowError();
    }
  }

  /** A list that never ends. */
  static final class Endless implements Iterator<String> {
    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public String next() {
      return "more";
    }
  }

  /** Fails where nobody expects it. */
  static final class BrokenList extends AbstractList<String> {
    @Override
    public String get(int index) {
      throw new UnsupportedOperationException("secret 4711");
    }

    @Override
    public int size() {
      return 3;
    }
  }
}
