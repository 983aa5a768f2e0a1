package dev.flowtrail.server.queue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staged data as an array: hash, bytes, item count, passed count, summary, frame, offset, own. */
final class StagedDataCodec {

  private StagedDataCodec() {}

  static void write(JsonGenerator generator, StagedData data) throws IOException {
    generator.writeStartArray();
    generator.writeString(data.hash().toString());
    generator.writeNumber(data.bytes());
    writeCount(generator, data.itemCount());
    writeCount(generator, data.passedCount());
    generator.writeString(data.summary());
    generator.writeNumber(data.place().frame());
    generator.writeNumber(data.place().offset());
    generator.writeBoolean(data.place().ownFrame());
    generator.writeEndArray();
  }

  private static void writeCount(JsonGenerator generator, @Nullable Integer count)
      throws IOException {
    if (count == null) {
      generator.writeNull();
    } else {
      generator.writeNumber(count);
    }
  }

  static StagedData read(JsonParser parser) throws IOException {
    UUID hash = UUID.fromString(parser.nextTextValue());
    long bytes = parser.nextLongValue(-1);
    Integer itemCount = readCount(parser);
    Integer passedCount = readCount(parser);
    String summary = parser.nextTextValue();
    int frame = parser.nextIntValue(-1);
    long offset = parser.nextLongValue(-1);
    boolean ownFrame = parser.nextBooleanValue();
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw new IOException("expected the end of staged data");
    }
    return new StagedData(
        hash,
        bytes,
        itemCount,
        passedCount,
        summary,
        new StagedData.Place(frame, offset, ownFrame));
  }

  private static @Nullable Integer readCount(JsonParser parser) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL ? null : parser.getIntValue();
  }
}
