package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.server.insight.ObservationComparison.ElementCounts;
import dev.flowtrail.server.insight.ObservationComparison.Matching;
import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Compares the data of two observations field by field. Of arrays two elements are in memory at a
 * time, or where they have ids a hash of each and those that are shown; anything else has to be
 * small enough to be there whole.
 */
final class ObservationComparisonReader {

  /** As a tree it takes about ten times as much. */
  static final long MAX_WHOLE_BYTES = 4 << 20;

  private final PayloadReader payloads;
  private final EvidenceFinder evidence;

  ObservationComparisonReader(PayloadReader payloads, EvidenceFinder evidence) {
    this.payloads = payloads;
    this.evidence = evidence;
  }

  /**
   * @param limit how many differences are kept at most
   * @throws IOException when the payload store cannot be asked
   */
  ObservationComparison compare(ObservationRecord left, ObservationRecord right, int limit)
      throws IOException {
    if (left.hash().equals(right.hash())) {
      return ObservationComparison.same(left, right);
    }
    try {
      return left.itemCount() != null && right.itemCount() != null
          ? arrays(left, right, limit)
          : documents(left, right, limit);
    } catch (NoSuchFileException | EOFException | DamagedFrameException e) {
      return ObservationComparison.impossible(
          left, right, "The data of one of them is gone, so that nothing can be compared.");
    }
  }

  private ObservationComparison arrays(ObservationRecord left, ObservationRecord right, int limit)
      throws IOException {
    Optional<FieldPath> leftId = evidence.idOf(left);
    FieldDifferences fields = new FieldDifferences(limit);
    if (leftId.isPresent() && leftId.equals(evidence.idOf(right))) {
      ElementsById byId = new ElementsById(payloads, leftId.get(), limit);
      ElementCounts counts = byId.compare(left, right, fields);
      return new ObservationComparison(
          left,
          right,
          Optional.of(new Matching(leftId)),
          Optional.of(counts),
          fields,
          byId.incomplete());
    }
    ElementCounts counts = byPlace(left, right, fields);
    return new ObservationComparison(
        left,
        right,
        Optional.of(new Matching(Optional.empty())),
        Optional.of(counts),
        fields,
        Optional.empty());
  }

  private ElementCounts byPlace(
      ObservationRecord left, ObservationRecord right, FieldDifferences fields) throws IOException {
    int differing = 0;
    int onlyLeft = 0;
    int onlyRight = 0;
    try (JsonParser one = open(left);
        JsonParser other = open(right)) {
      one.nextToken();
      other.nextToken();
      for (int place = 0; ; place++) {
        JsonValue leftElement = next(one);
        JsonValue rightElement = next(other);
        if (leftElement == null && rightElement == null) {
          return new ElementCounts(onlyLeft, onlyRight, differing);
        }
        onlyLeft += rightElement == null ? 1 : 0;
        onlyRight += leftElement == null ? 1 : 0;
        if (leftElement == null || !leftElement.equals(rightElement)) {
          differing += leftElement != null && rightElement != null ? 1 : 0;
          fields.compare(Integer.toString(place), "", leftElement, rightElement);
        }
      }
    }
  }

  /** The next element of an array; null behind the last, however often it is asked for. */
  static @org.jspecify.annotations.Nullable JsonValue next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    return token == null || token == JsonToken.END_ARRAY ? null : JsonValue.read(parser);
  }

  private JsonParser open(ObservationRecord observation) throws IOException {
    return CandidateParser.JSON.createParser(payloads.open(observation.location()));
  }

  private ObservationComparison documents(
      ObservationRecord left, ObservationRecord right, int limit) throws IOException {
    if (Math.max(left.location().dataBytes(), right.location().dataBytes()) > MAX_WHOLE_BYTES) {
      return ObservationComparison.impossible(
          left,
          right,
          "One of them has more than %d MiB and is no array, which is not compared field by field."
              .formatted(MAX_WHOLE_BYTES >> 20));
    }
    FieldDifferences fields = new FieldDifferences(limit);
    fields.compare(null, "", whole(left), whole(right));
    return new ObservationComparison(
        left, right, Optional.empty(), Optional.empty(), fields, Optional.empty());
  }

  private JsonValue whole(ObservationRecord observation) throws IOException {
    try (JsonParser parser = open(observation)) {
      parser.nextToken();
      return JsonValue.read(parser);
    }
  }
}
