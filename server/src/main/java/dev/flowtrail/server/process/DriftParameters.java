package dev.flowtrail.server.process;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.process.DriftReader.Group;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which two groups of runs are compared: two stretches of time, or two values of an attribute. */
final class DriftParameters {

  static final Set<String> NAMES =
      Set.of("leftFrom", "leftTo", "rightFrom", "rightTo", "attribute", "left", "right");

  private final RunParameters parameters;
  private final Optional<String> attribute;

  DriftParameters(RunParameters parameters) {
    this.parameters = parameters;
    this.attribute = parameters.query().text("attribute");
    requireOneWay();
  }

  private void requireOneWay() {
    boolean values = given("left", "right");
    boolean times = given("leftFrom", "leftTo", "rightFrom", "rightTo");
    if (attribute.isPresent() != values || attribute.isPresent() == times) {
      throw invalid(
          "Expected attribute with left and right, or leftFrom, leftTo, rightFrom and rightTo, of"
              + " which some may be left out.");
    }
  }

  private boolean given(String... names) {
    return Stream.of(names).anyMatch(parameters.query().names()::contains);
  }

  Group left() {
    return group("left");
  }

  Group right() {
    return group("right");
  }

  private Group group(String side) {
    Runs runs = parameters.runs(RunParameters.DEFAULT_PAGE);
    if (attribute.isPresent()) {
      String value =
          parameters
              .query()
              .text(side)
              .orElseThrow(() -> invalid("%s: expected a value but was absent.".formatted(side)));
      return new Group(
          runs.having(attribute.get(), value),
          "runs with %s = %s".formatted(attribute.get(), value));
    }
    Optional<Instant> from = parameters.time(side + "From");
    Optional<Instant> to = parameters.time(side + "To");
    return new Group(runs.between(from.orElse(null), to.orElse(null)), words(from, to));
  }

  private static String words(Optional<Instant> from, Optional<Instant> to) {
    return "runs that began"
        + from.map(time -> " at %s or later".formatted(Times.format(time))).orElse("")
        + (from.isPresent() && to.isPresent() ? ", " : "")
        + to.map(time -> " before %s".formatted(Times.format(time))).orElse("")
        + (from.isEmpty() && to.isEmpty() ? " at any time" : "");
  }

  private static ProblemException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_PARAMETER, detail).toException();
  }
}
