package dev.flowtrail.server.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentReader;
import dev.flowtrail.protocol.FlowDocumentWriter;
import dev.flowtrail.protocol.FlowEventReader;
import dev.flowtrail.protocol.FlowEventWriter;
import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.JsonText;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MissingIds;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;

/** What a client told of a flow: all of it, or some pieces. */
public sealed interface StagedDocument {

  UUID flowId();

  /** The process; empty when it is not known yet. */
  String flowName();

  /** What it adds to what is known of the flow. */
  FlowUpdate<StagedData> toUpdate();

  /** Writes it in the form that the queue keeps. */
  void writeTo(OutputStream out) throws IOException;

  /** How {@link #writeTo} is undone. */
  @FunctionalInterface
  interface Reading {
    StagedDocument read(byte[] bytes, int offset, int length) throws IOException;
  }

  /** A whole flow, kept as a contract document whose data members are {@link StagedData}. */
  record Whole(FlowDocument<StagedData> flow) implements StagedDocument {

    @Override
    public UUID flowId() {
      return flow.flow().id();
    }

    @Override
    public String flowName() {
      return flow.flow().name();
    }

    @Override
    public FlowUpdate<StagedData> toUpdate() {
      return FlowUpdate.of(flow, StagedData::hash);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (JsonGenerator generator = Json.FACTORY.createGenerator(out)) {
        new FlowDocumentWriter<>(generator, StagedDataCodec::write).write(flow);
      }
    }

    static Whole read(byte[] bytes, int offset, int length) throws IOException {
      try (JsonParser parser = Json.FACTORY.createParser(bytes, offset, length)) {
        return new Whole(
            new FlowDocumentReader<>(
                    parser, Json.UNLIMITED, NoMissingIds.INSTANCE, StagedDataCodec::read)
                .read());
      }
    }
  }

  /** Some pieces of a flow, kept as the flow's id and events whose data is {@link StagedData}. */
  record Pieces(FlowUpdate<StagedData> update) implements StagedDocument {

    @Override
    public UUID flowId() {
      return update.flow().id();
    }

    @Override
    public String flowName() {
      String name = update.flow().name();
      return name == null ? "" : name;
    }

    @Override
    public FlowUpdate<StagedData> toUpdate() {
      return update;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      DataOutputStream id = new DataOutputStream(out);
      id.writeLong(flowId().getMostSignificantBits());
      id.writeLong(flowId().getLeastSignificantBits());
      try (JsonGenerator generator = Json.FACTORY.createGenerator(out)) {
        new FlowEventWriter<>(generator, StagedDataCodec::write).write(update);
      }
    }

    static Pieces read(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer id = ByteBuffer.wrap(bytes, offset, length);
      UUID flowId = new UUID(id.getLong(), id.getLong());
      try (JsonParser parser = Json.FACTORY.createParser(bytes, id.position(), id.remaining())) {
        return new Pieces(
            new FlowEventReader<>(
                    parser, Json.UNLIMITED, flowId, StagedDataCodec::read, StagedData::hash)
                .read()
                .update());
      }
    }
  }

  /** How it is read and written. */
  final class Json {

    /** What was accepted once must be readable again, whatever the limits have become since. */
    private static final Limits UNLIMITED =
        new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final JsonFactory FACTORY = JsonText.factory(UNLIMITED);

    private Json() {}
  }

  /** A staged flow has all its ids. */
  enum NoMissingIds implements MissingIds {
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
