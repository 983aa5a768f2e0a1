package dev.flowtrail.server.insight;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.server.insight.ObservationComparison.ElementCounts;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts the elements of two arrays beside each other by their ids. The left array is read for one
 * hash per element, the right one is held against it, and the left one is read again for those
 * elements that are shown. Not thread-safe.
 */
final class ElementsById {

  private final PayloadReader payloads;
  private final FieldPath id;
  private final int limit;
  private final Map<String, UUID> leftHashes = new LinkedHashMap<>();
  private final Map<String, JsonValue> shownRight = new LinkedHashMap<>();
  private final Map<String, JsonValue> addedRight = new LinkedHashMap<>();
  private int differing;
  private int onlyRight;

  ElementsById(PayloadReader payloads, FieldPath id, int limit) {
    this.payloads = payloads;
    this.id = id;
    this.limit = limit;
  }

  private interface Element {
    void take(String id, JsonValue value);
  }

  /** What differs within elements comes first, then who is missing, then who is new. */
  ElementCounts compare(ObservationRecord left, ObservationRecord right, FieldDifferences fields)
      throws IOException {
    each(left, (element, value) -> leftHashes.put(element, hash(value)));
    each(right, this::holdAgainstLeft);
    Set<String> onlyLeft = leftHashes.keySet();
    Map<String, JsonValue> shownLeft = new HashMap<>();
    Set<String> wanted = new LinkedHashSet<>(shownRight.keySet());
    onlyLeft.stream().limit(limit).forEach(wanted::add);
    each(
        left,
        (element, value) -> {
          if (wanted.contains(element)) {
            shownLeft.put(element, value);
          }
        });
    shownRight.forEach(
        (element, value) -> fields.compare(element, "", shownLeft.get(element), value));
    onlyLeft.stream()
        .limit(limit)
        .forEach(element -> fields.compare(element, "", shownLeft.get(element), null));
    addedRight.forEach((element, value) -> fields.compare(element, "", null, value));
    return new ElementCounts(onlyLeft.size(), onlyRight, differing);
  }

  private void holdAgainstLeft(String element, JsonValue value) {
    UUID left = leftHashes.remove(element);
    if (left == null) {
      onlyRight++;
      keep(addedRight, element, value);
    } else if (!left.equals(hash(value))) {
      differing++;
      keep(shownRight, element, value);
    }
  }

  private void keep(Map<String, JsonValue> kept, String element, JsonValue value) {
    if (kept.size() < limit) {
      kept.put(element, value);
    }
  }

  /** Why not all fields are counted; nothing where they are. */
  Optional<String> incomplete() {
    boolean all = Math.max(differing, Math.max(onlyRight, leftHashes.size())) <= limit;
    return all
        ? Optional.empty()
        : Optional.of(
            "All elements are compared; fields are compared and counted in the first %d of each kind."
                .formatted(limit));
  }

  /** The second element of one id is another one; who has no id is called by its place. */
  private void each(ObservationRecord observation, Element taker) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    try (JsonParser parser =
        CandidateParser.JSON.createParser(payloads.open(observation.location()))) {
      parser.nextToken();
      int place = 0;
      for (JsonValue value = ObservationComparisonReader.next(parser);
          value != null;
          value = ObservationComparisonReader.next(parser)) {
        String name = idOf(value);
        String element = name == null ? "[" + place + "]" : name;
        int time = seen.merge(element, 1, Integer::sum);
        taker.take(time == 1 ? element : element + " (" + time + ")", value);
        place++;
      }
    }
  }

  private @Nullable String idOf(JsonValue value) {
    return value.scalarAt(id.names()).map(JsonValue::plain).orElse(null);
  }

  private static UUID hash(JsonValue value) {
    return UUID.nameUUIDFromBytes(value.toJson().getBytes(UTF_8));
  }
}
