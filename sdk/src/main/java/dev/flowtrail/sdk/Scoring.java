package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives candidates their points, and records them. */
final class Scoring<T> {
  private static final byte[] SCORE = JsonText.lead(CandidateRows.SCORE);
  private static final byte[] PARTS = JsonText.lead(CandidateRows.PARTS);

  private final List<Part<T>> parts;
  private final List<String> names;
  private final boolean named;

  private Scoring(List<Part<T>> parts, boolean named) {
    this.parts = parts;
    this.named = named;
    this.names = named ? Column.distinct(parts.stream().map(Part::name).toList()) : List.of();
  }

  /** Adds up parts, and keeps them. */
  static <T> Scoring<T> by(List<Part<T>> parts) {
    return new Scoring<>(parts, true);
  }

  /** Takes a score as it comes. */
  static <T> Scoring<T> by(Part<T> whole) {
    return new Scoring<>(List.of(whole), false);
  }

  List<Scored<T>> score(
      @Nullable RecordedStep step,
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id) {
    if (step == null) {
      return score(candidates);
    }
    step.capture("config", config());
    CandidateRows<T> rows =
        CandidateRows.begin(
            step, name, Candidates.of(id), candidates.size(), Sampling.WHERE_NONE_IS_DROPPED);
    List<Scored<T>> scored = new ArrayList<>();
    boolean complete = false;
    try {
      for (T candidate : candidates) {
        Scored<T> each = score(candidate);
        scored.add(each);
        rows.addListed(candidate, (json, values) -> write(each, json));
      }
      complete = true;
    } finally {
      Shape shape = declareIn(Shape.candidates(CandidateRows.ID), names);
      rows.keep(shape, complete ? scored.size() : null, Map::of);
      step.suggest(StepKind.SCORE, reason(scored.size()));
    }
    return Collections.unmodifiableList(scored);
  }

  List<Scored<T>> score(Collection<? extends T> candidates) {
    List<Scored<T>> scored = new ArrayList<>(candidates.size());
    for (T candidate : candidates) {
      scored.add(score(candidate));
    }
    return Collections.unmodifiableList(scored);
  }

  /** The weights by the parts' names. */
  Map<String, Double> weights() {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      weights.put(names.get(i), parts.get(i).weight());
    }
    return weights;
  }

  static void write(Scored<?> scored, PlainJson json) throws IOException {
    json.name(SCORE);
    json.number(scored.score());
    double[] points = scored.points();
    if (points.length > 0) {
      json.name(PARTS);
      json.beginObject();
      for (int i = 0; i < points.length; i++) {
        json.name(scored.partNames().get(i));
        json.number(points[i]);
      }
      json.endObject();
    }
  }

  static Shape declareIn(Shape shape, List<String> partNames) {
    Shape declared =
        shape.score(CandidateRows.SCORE).queryable(CandidateRows.SCORE, FieldType.NUMBER);
    for (String part : partNames) {
      declared = declared.queryable(Column.path(CandidateRows.PARTS, part), FieldType.NUMBER);
    }
    return declared;
  }

  private Scored<T> score(T candidate) {
    double[] points = new double[parts.size()];
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] = parts.get(i).points(candidate);
      sum += points[i];
    }
    return new Scored<>(candidate, sum, names, named ? points : new double[0]);
  }

  private Map<String, Object> config() {
    return named ? Map.of("weights", weights()) : Map.of();
  }

  private String reason(int candidates) {
    return "scored " + candidates + (named ? " by " + String.join(", ", names) : "");
  }
}
