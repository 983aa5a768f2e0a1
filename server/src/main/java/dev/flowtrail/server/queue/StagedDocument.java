package dev.flowtrail.server.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentReader;
import dev.flowtrail.protocol.FlowDocumentWriter;
import dev.flowtrail.protocol.JsonText;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MissingIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** A flow as a contract document whose data members are {@link StagedData}. */
final class StagedDocument {

  /** What was accepted once must be readable again, whatever the limits have become since. */
  private static final Limits UNLIMITED =
      new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private static final JsonFactory JSON = JsonText.factory(UNLIMITED);

  private StagedDocument() {}

  static byte[] toJson(FlowDocument<StagedData> document) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    write(json, document);
    return json.toByteArray();
  }

  static void write(OutputStream out, FlowDocument<StagedData> document) {
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      new FlowDocumentWriter<>(generator, StagedDataCodec::write).write(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FlowDocument<StagedData> fromJson(byte[] json) throws IOException {
    return fromJson(json, 0, json.length);
  }

  static FlowDocument<StagedData> fromJson(byte[] json, int offset, int length) throws IOException {
    try (JsonParser parser = JSON.createParser(json, offset, length)) {
      return new FlowDocumentReader<>(
              parser, UNLIMITED, NoMissingIds.INSTANCE, StagedDataCodec::read)
          .read();
    }
  }

  /** A staged flow has all its ids. */
  private enum NoMissingIds implements MissingIds {
    INSTANCE;

    @Override
    public UUID flow() {
      throw new IllegalStateException("the flow's id is missing");
    }

    @Override
    public UUID step(int index) {
      throw new IllegalStateException("the id of step " + index + " is missing");
    }

    @Override
    public UUID observation(int stepIndex, int index) {
      throw new IllegalStateException(
          "the id of observation %d in step %d is missing".formatted(index, stepIndex));
    }
  }
}
