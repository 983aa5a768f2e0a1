package dev.flowtrail.server.worker;

import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.Location;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.StagedFlow;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import dev.flowtrail.server.queue.Submission.Origin;
import dev.flowtrail.server.store.FlowStore.NewSegment;
import dev.flowtrail.server.store.StoredFlow;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings the data of a batch of flows into segments and notes where each piece is: what came with
 * the queue's entries is packed into a new one, objects that wait already are segments as they are.
 */
final class Packing implements AutoCloseable {

  private final Instant now;
  private final OpenSegment packed;
  private final List<NewSegment> segments = new ArrayList<>();
  private final List<PlacedFlow> flows = new ArrayList<>();

  Packing(BlobStore blobs, Instant now) {
    this.now = now;
    this.packed = new OpenSegment(blobs, now);
  }

  /** Segments that are durable, and the flows whose data they hold. */
  record Packed(List<NewSegment> segments, List<StoredFlow> flows) {}

  private record PlacedFlow(Origin origin, FlowUpdate<PlacedData> update) {}

  private record PlacedData(StagedData staged, Supplier<Location> location) {
    StoredData toStored() {
      return new StoredData(
          staged.hash(),
          staged.itemCount(),
          staged.passedCount(),
          staged.summary(),
          location.get());
    }
  }

  /**
   * Adds a flow.
   *
   * @throws PayloadUnavailableException when the payload store does not take its data
   */
  void add(Origin origin, StagedFlow flow) {
    switch (flow) {
      case StagedFlow.Carried carried -> {
        CarriedData data = new CarriedData(origin, carried.frames());
        place(origin, carried, staged -> data.packInto(packed, staged));
      }
      case StagedFlow.InObject object -> {
        segments.add(new NewSegment(object.objectKey(), object.objectBytes(), now));
        place(origin, object, staged -> locate(object, staged));
      }
    }
  }

  private interface Placing {
    Supplier<Location> place(StagedData data) throws IOException;
  }

  private void place(Origin origin, StagedFlow flow, Placing placing) {
    flows.add(
        new PlacedFlow(
            origin,
            flow.document()
                .toUpdate()
                .map(observation ->
                    new PlacedData(observation.data(), reaching(placing, observation.data())))));
  }

  private static Supplier<Location> reaching(Placing placing, StagedData data) {
    try {
      return placing.place(data);
    } catch (IOException e) {
      throw new PayloadUnavailableException("the payload store did not take a segment", e);
    }
  }

  private static Supplier<Location> locate(StagedFlow.InObject object, StagedData data) {
    ObjectFrame frame = object.frames().get(data.place().frame());
    Location location =
        new Location(
            object.objectKey(),
            new FramePlace(frame.offset(), frame.bytes(), frame.crc32c()),
            data.place().offset(),
            data.bytes(),
            data.place().ownFrame());
    return () -> location;
  }

  /**
   * Makes the new segment durable.
   *
   * @throws PayloadUnavailableException when the payload store does not take it
   */
  Packed finish() {
    packed.commit().ifPresent(segments::add);
    return new Packed(
        segments,
        flows.stream()
            .map(flow ->
                new StoredFlow(
                    flow.origin().teamId(),
                    flow.origin().idempotencyKey(),
                    now,
                    flow.update().map(observation -> observation.data().toStored())))
            .toList());
  }

  @Override
  public void close() {
    packed.close();
  }
}
