package dev.flowtrail.server.insight;

import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.server.store.ObservationRecord;
import java.util.Optional;

/**
 * Two observations, field beside field.
 *
 * @param matching how the elements of arrays were put beside each other; nothing where the data are
 *     no arrays
 * @param elements empty where the data are no arrays, or are the same
 * @param fields in which fields they differ
 * @param incomplete why not all is compared
 */
record ObservationComparison(
    ObservationRecord left,
    ObservationRecord right,
    Optional<Matching> matching,
    Optional<ElementCounts> elements,
    FieldDifferences fields,
    Optional<String> incomplete) {

  /**
   * How elements find each other.
   *
   * @param id the field that holds their id; empty where they are matched by place
   */
  record Matching(Optional<FieldPath> id) {}

  /** How many elements of an array differ, all of them counted. */
  record ElementCounts(int onlyLeft, int onlyRight, int differing) {}

  static ObservationComparison same(ObservationRecord left, ObservationRecord right) {
    return new ObservationComparison(
        left, right, Optional.empty(), Optional.empty(), new FieldDifferences(0), Optional.empty());
  }

  static ObservationComparison impossible(
      ObservationRecord left, ObservationRecord right, String why) {
    return new ObservationComparison(
        left, right, Optional.empty(), Optional.empty(), new FieldDifferences(0), Optional.of(why));
  }
}
