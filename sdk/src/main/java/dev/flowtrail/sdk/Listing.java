package dev.flowtrail.sdk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Candidates that enter a flow, recorded as they are. */
final class Listing {
  private static final Row NOTHING_MORE = (json, values) -> {};

  private Listing() {}

  static <T> List<T> list(
      @Nullable RecordedStep step,
      StepKind kind,
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id) {
    List<T> listed = Collections.unmodifiableList(new ArrayList<T>(candidates));
    if (step != null) {
      CandidateRows<T> rows =
          CandidateRows.begin(
              step, name, Candidates.of(id), listed.size(), Sampling.WHERE_NONE_IS_DROPPED);
      listed.forEach(candidate -> rows.addListed(candidate, NOTHING_MORE));
      rows.keep(Shape.candidates(CandidateRows.ID), listed.size(), Map::of);
      step.suggest(
          kind,
          kind == StepKind.GENERATE ? "generated " + listed.size() : "retrieved " + listed.size());
    }
    return listed;
  }
}
