package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.Location;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The data that came with one entry of the queue. */
final class CarriedData {

  private final Origin origin;
  private final List<CarriedFrame> frames;
  private final Map<Integer, byte[]> common = new HashMap<>();

  CarriedData(Origin origin, List<CarriedFrame> frames) {
    this.origin = origin;
    this.frames = frames;
  }

  /** Packs one observation's data; the location is known once the segment is whole. */
  Supplier<Location> packInto(OpenSegment segment, StagedData data) throws IOException {
    int frame = data.place().frame();
    if (data.place().ownFrame()) {
      Location location = segment.writer().addOwnFrame(frames.get(frame).bytes(), data.bytes());
      return () -> location;
    }
    byte[] raw = common.computeIfAbsent(frame, index -> decompress(frames.get(index)));
    return segment
        .writer()
        .addSmall(
            origin.teamId(),
            raw,
            Math.toIntExact(data.place().offset()),
            Math.toIntExact(data.bytes()));
  }

  private static byte[] decompress(CarriedFrame frame) {
    return frame.compressed() ? Frame.decompress(frame.bytes()) : frame.bytes();
  }
}
