package dev.flowtrail.server.worker;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.Location;
import dev.flowtrail.server.payload.SegmentWriter;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.store.FlowStore.NewSegment;
import dev.flowtrail.server.store.StoredFlow;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Packs the data of a batch of submissions into one segment and notes where each piece went. */
final class Packing {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private final Instant now;
  private final SegmentWriter segment;
  private final List<PackedFlow> flows = new ArrayList<>();

  Packing(Instant now) {
    this.now = now;
    this.segment =
        new SegmentWriter(
            "segments/%s/%s"
                .formatted(
                    DAY.format(LocalDate.ofInstant(now, ZoneOffset.UTC)), UUID.randomUUID()));
  }

  /** A segment's bytes and what they are the data of. */
  record Packed(NewSegment segment, byte[] bytes, List<StoredFlow> flows) {}

  private record PackedFlow(Submission.Origin origin, FlowDocument<PackedData> document) {}

  private record PackedData(StagedData staged, Supplier<Location> location) {
    StoredData toStored() {
      return new StoredData(
          staged.hash(),
          staged.itemCount(),
          staged.passedCount(),
          staged.summary(),
          location.get());
    }
  }

  void add(Submission submission) {
    Map<Integer, byte[]> commonFrames = new HashMap<>();
    flows.add(
        new PackedFlow(
            submission.origin(),
            submission
                .flow()
                .map(observation -> pack(submission, observation.data(), commonFrames))));
  }

  private PackedData pack(Submission submission, StagedData data, Map<Integer, byte[]> common) {
    byte[] frame = submission.frames().get(data.place().frame());
    if (data.place().ownFrame()) {
      Location location = segment.addOwnFrame(frame, data.bytes());
      return new PackedData(data, () -> location);
    }
    byte[] raw = common.computeIfAbsent(data.place().frame(), index -> Frame.decompress(frame));
    Supplier<Location> location =
        segment.addSmall(
            submission.origin().teamId(), raw, (int) data.place().offset(), (int) data.bytes());
    return new PackedData(data, location);
  }

  Packed finish() {
    byte[] bytes = segment.finish();
    List<StoredFlow> stored =
        flows.stream()
            .map(flow ->
                new StoredFlow(
                    flow.origin().teamId(),
                    flow.origin().idempotencyKey(),
                    now,
                    flow.document().map(observation -> observation.data().toStored())))
            .toList();
    return new Packed(new NewSegment(segment.objectKey(), bytes.length, now), bytes, stored);
  }
}
