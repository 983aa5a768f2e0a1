package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and reads along, to know whether they are one JSON value. */
final class JsonCheck extends FilterOutputStream {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JacksonEncoder.MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private int depth;
  private int deepest;
  private int values;

  JsonCheck(OutputStream out) throws IOException {
    super(out);
    this.parser = newParser();
    this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
  }

  /** A parser that is fed, and takes all that the server takes. */
  static JsonParser newParser() throws IOException {
    return FACTORY.createNonBlockingByteArrayParser();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int count) throws IOException {
    out.write(source, offset, count);
    feeder.feedInput(source, offset, offset + count);
    readOn();
  }

  @Override
  public void close() {}

  void requireOneValue() throws IOException {
    feeder.endOfInput();
    readOn();
    if (values != 1 || depth != 0) {
      throw new IOException("expected one JSON value but found " + values);
    }
  }

  /** How many arrays and objects nested at most. */
  int deepest() {
    return deepest;
  }

  private void readOn() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.NOT_AVAILABLE) {
      count(token);
      token = parser.nextToken();
    }
  }

  private void count(JsonToken token) {
    values += depth == 0 && !token.isStructEnd() ? 1 : 0;
    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
}
