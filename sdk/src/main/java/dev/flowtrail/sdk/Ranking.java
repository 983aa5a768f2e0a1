package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All candidates in order, best first, of which the first few go on. */
final class Ranking<T> {
  private static final byte[] RANK = JsonText.lead(CandidateRows.RANK);
  private static final byte[] PASSED = JsonText.lead(CandidateRows.PASSED);
  private static final byte[] REASON = JsonText.lead(CandidateRows.REASON);
  private static final byte[] GAP = JsonText.lead(CandidateRows.GAP);
  private static final String OUTRANKED = "outranked";

  private final List<Scored<T>> sorted;
  private final List<Ranked<T>> ranked;
  private final int places;

  private Ranking(List<Scored<T>> sorted, int places) {
    this.sorted = sorted;
    this.places = Math.max(0, Math.min(places, sorted.size()));
    this.ranked = new ArrayList<>(sorted.size());
    for (Scored<T> scored : sorted) {
      ranked.add(new Ranked<>(ranked.size() + 1, scored.candidate(), scored.score()));
    }
  }

  /** Equal scores keep the order in which they came; what is no number comes last. */
  static <T> Ranking<T> of(Collection<Scored<T>> scored, int places) {
    List<Scored<T>> sorted = new ArrayList<>(scored);
    sorted.sort(Comparator.comparingDouble(Ranking::ascending));
    return new Ranking<>(sorted, places);
  }

  private static double ascending(Scored<?> scored) {
    return Double.isNaN(scored.score()) ? Double.POSITIVE_INFINITY : 0.0 - scored.score();
  }

  List<Ranked<T>> ranked() {
    return List.copyOf(ranked);
  }

  List<Ranked<T>> shortlist() {
    return List.copyOf(ranked.subList(0, places));
  }

  List<Ranked<T>> record(
      @Nullable RecordedStep step,
      String name,
      Function<? super T, ?> id,
      Map<String, Double> weights) {
    if (step != null) {
      step.capture("config", config(weights));
      CandidateRows<T> rows =
          CandidateRows.begin(
              step, name, Candidates.of(id), sorted.size(), Sampling.WHERE_NONE_IS_DROPPED);
      for (int i = 0; i < sorted.size(); i++) {
        add(i, rows);
      }
      rows.keep(shape(), places, Map::of);
      step.suggest(StepKind.RANK, reason());
    }
    return shortlist();
  }

  private void add(int place, CandidateRows<T> rows) {
    T candidate = sorted.get(place).candidate();
    Row row = (json, values) -> write(place, json);
    if (rows.sampled()) {
      rows.sample(candidate, fate(place), () -> row);
    } else {
      rows.add(candidate, row);
    }
  }

  private Fate fate(int place) {
    return place < places ? Fate.KEPT : new Fate(OUTRANKED, 0, place - places);
  }

  private void write(int place, PlainJson json) throws IOException {
    json.name(RANK);
    json.number(place + 1);
    Scoring.write(sorted.get(place), json);
    json.name(PASSED);
    json.yes(place < places);
    if (place >= places) {
      json.name(REASON);
      json.text(OUTRANKED);
      writeGap(place, json);
    }
  }

  /** How much more it would have taken. */
  private void writeGap(int place, PlainJson json) throws IOException {
    if (places > 0) {
      json.name(GAP);
      json.number(sorted.get(places - 1).score() - sorted.get(place).score());
    }
  }

  private Shape shape() {
    Shape shape =
        Shape.candidates(CandidateRows.ID)
            .passed(CandidateRows.PASSED)
            .rank(CandidateRows.RANK)
            .reason(CandidateRows.REASON)
            .queryable(CandidateRows.RANK, FieldType.NUMBER)
            .queryable(CandidateRows.PASSED, FieldType.BOOLEAN);
    List<String> parts = sorted.isEmpty() ? List.of() : sorted.get(0).partNames();
    return Scoring.declareIn(shape, parts).queryable(CandidateRows.GAP, FieldType.NUMBER);
  }

  private Map<String, Object> config(Map<String, Double> weights) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("places", places);
    config.put("order", "score, highest first");
    if (!weights.isEmpty()) {
      config.put("weights", weights);
    }
    return config;
  }

  /** {@code 10 of 14 go on; the cut-off is 0.612}. */
  private String reason() {
    if (places == sorted.size()) {
      return "all " + places + " go on";
    }
    String goOn = places + " of " + sorted.size() + " go on";
    return places == 0
        ? goOn
        : goOn + "; the cut-off is " + Numbers.brief(sorted.get(places - 1).score());
  }
}
