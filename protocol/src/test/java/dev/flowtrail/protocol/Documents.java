package dev.flowtrail.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.time.api.DateTimes;
import org.jspecify.annotations.Nullable;

/** Documents of every shape that the contract allows; their data is compact JSON text. */
final class Documents {

  private Documents() {}

  static Arbitrary<FlowDocument<String>> any() {
    return Combinators.combine(flows(), steps().list().ofMaxSize(4)).as(FlowDocument::new);
  }

  private static Arbitrary<FlowHead> flows() {
    return Combinators.combine(
            ids(),
            names(),
            orNull(names()),
            ends(),
            times(),
            orNull(times()),
            orNull(JsonValues.objects()),
            orNull(traces()))
        .as((id, name, key, end, createdAt, finishedAt, attributes, trace) ->
            new FlowHead(
                id, name, key, end.status, end.reason, createdAt, finishedAt, attributes, trace));
  }

  private static Arbitrary<Trace> traces() {
    return Combinators.combine(names(), orNull(names())).as(Trace::new);
  }

  private static Arbitrary<FlowDocument.Step<String>> steps() {
    return Combinators.combine(stepHeads(), observations().list().ofMaxSize(3))
        .as(FlowDocument.Step::new);
  }

  private static Arbitrary<StepHead> stepHeads() {
    return Combinators.combine(
            ids(),
            names(),
            versions(),
            orNull(ids()),
            orNull(names()),
            ends(),
            times(),
            orNull(times()))
        .as((id, name, version, parentId, kind, end, createdAt, finishedAt) ->
            new StepHead(
                id,
                name,
                version,
                version - 1,
                parentId,
                kind,
                end.status,
                end.reason,
                createdAt,
                createdAt,
                finishedAt));
  }

  private static Arbitrary<FlowDocument.Observation<String>> observations() {
    return Combinators.combine(observationHeads(), JsonValues.any())
        .as(FlowDocument.Observation::new);
  }

  private static Arbitrary<ObservationHead> observationHeads() {
    return Combinators.combine(
            ids(),
            names(),
            versions(),
            Arbitraries.of(ObservationRole.class),
            orNull(roles()),
            queryables(),
            times(),
            orNull(totals()))
        .as(ObservationHead::new);
  }

  private static Arbitrary<CandidateTotals> totals() {
    Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(0);
    return Combinators.combine(counts, orNull(counts)).as(CandidateTotals::new);
  }

  private static Arbitrary<CandidateRoles> roles() {
    Arbitrary<@Nullable String> paths = orNull(names());
    return Combinators.combine(paths, paths, paths, paths, paths, paths).as(CandidateRoles::new);
  }

  private static Arbitrary<Map<String, FieldType>> queryables() {
    return Arbitraries.maps(names(), Arbitraries.of(FieldType.class)).ofMaxSize(3);
  }

  private record End(Status status, String reason) {}

  private static Arbitrary<End> ends() {
    return Combinators.combine(Arbitraries.of(Status.sendable()), texts(0)).as(End::new);
  }

  private static Arbitrary<Integer> versions() {
    return Arbitraries.integers().between(1, Integer.MAX_VALUE);
  }

  private static Arbitrary<String> names() {
    return texts(1);
  }

  private static Arbitrary<String> texts(int minLength) {
    return Arbitraries.strings()
        .ofMinLength(minLength)
        .ofMaxLength(20)
        .filter(text -> Text.findFault(text, minLength, Limits.MAX_NAME_LENGTH) == null);
  }

  private static Arbitrary<Instant> times() {
    return DateTimes.instants()
        .between(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"))
        .ofPrecision(ChronoUnit.MICROS);
  }

  /** Never shrunk: small ids would soon be the same. */
  private static Arbitrary<UUID> ids() {
    return Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong()));
  }

  private static <T> Arbitrary<@Nullable T> orNull(Arbitrary<T> values) {
    return values.injectNull(0.3);
  }
}
