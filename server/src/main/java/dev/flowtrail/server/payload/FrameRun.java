package dev.flowtrail.server.payload;

import dev.flowtrail.server.payload.PayloadReader.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Frames of one object that lie so near to each other that one range fetches all of them. */
record FrameRun(String objectKey, List<FramePlace> frames) {

  static final int MAX_BYTES = 2 << 20;

  /** To fetch so much in vain costs less than another request. */
  private static final int MAX_GAP_BYTES = 64 << 10;

  private record Placed(String objectKey, FramePlace frame) {}

  static List<FrameRun> of(List<Location> locations) {
    List<Placed> inOrder =
        locations.stream()
            .map(location -> new Placed(location.objectKey(), location.frame()))
            .distinct()
            .sorted(
                Comparator.comparing(Placed::objectKey)
                    .thenComparingLong(placed -> placed.frame().offset()))
            .toList();
    List<FrameRun> runs = new ArrayList<>();
    for (Placed placed : inOrder) {
      if (runs.isEmpty() || !runs.getLast().canTake(placed)) {
        runs.add(new FrameRun(placed.objectKey(), new ArrayList<>()));
      }
      runs.getLast().frames().add(placed.frame());
    }
    return runs;
  }

  private boolean canTake(Placed next) {
    long gap = next.frame().offset() - end(frames.getLast());
    long bytes = end(next.frame()) - frames.getFirst().offset();
    return objectKey.equals(next.objectKey()) && gap <= MAX_GAP_BYTES && bytes <= MAX_BYTES;
  }

  private static long end(FramePlace frame) {
    return frame.offset() + frame.bytes();
  }

  Range range() {
    long offset = frames.getFirst().offset();
    return new Range(objectKey, offset, Math.toIntExact(end(frames.getLast()) - offset));
  }
}
