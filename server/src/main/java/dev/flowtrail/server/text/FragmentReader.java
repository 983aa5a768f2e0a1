package dev.flowtrail.server.text;

import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds the piece of text for which a row is in an answer. Thread-safe. */
public final class FragmentReader {

  private static final System.Logger LOG = System.getLogger(FragmentReader.class.getName());

  /** So long data is read; who is not found by then has no fragment. */
  private static final Duration PATIENCE = Duration.ofMillis(150);

  /** More is not read in that time. */
  private static final long MAX_BYTES = 8 << 20;

  private static final String PARTS =
      """
      select flow_id, step_id, observation_id
      from text_part
      where team_id = :teamId and flow_id = any(:flows) and step_id is not null
        and words @@ cast(:query as tsquery)
      """;

  private final Jdbi jdbi;
  private final FlowReader flows;
  private final PayloadReader payloads;
  private final LongSupplier nanoTime;

  public FragmentReader(
      Jdbi jdbi, FlowReader flows, PayloadReader payloads, LongSupplier nanoTime) {
    this.jdbi = jdbi;
    this.flows = flows;
    this.payloads = payloads;
    this.nanoTime = nanoTime;
  }

  /**
   * Where a part of the index says that a row's text is.
   *
   * @param observation the first that it may be in; null for all of the step's
   */
  private record Hint(TextPlace place, @Nullable UUID observation) {}

  /**
   * Finds a fragment for each row that has one, as far as that can be told in a moment.
   *
   * @param rows flows or steps; a step's row may also be there for what is said of its flow
   * @param phrases of which one at least is in a fragment
   */
  public Map<TextPlace, Fragment> find(int teamId, List<TextPlace> rows, List<Phrase> phrases) {
    Map<TextPlace, Fragment> found = new HashMap<>();
    Set<UUID> asked = flowsOf(rows);
    List<OwnTexts> own = jdbi.withHandle(handle -> OwnTexts.read(handle, teamId, asked));
    Map<UUID, List<OwnTexts>> byFlow =
        own.stream().collect(Collectors.groupingBy(texts -> texts.place().flow()));
    for (TextPlace row : rows) {
      byFlow.getOrDefault(row.flow(), List.of()).stream()
          .filter(texts -> concerns(row, texts.place()))
          .flatMap(texts -> inOwn(texts, phrases).stream())
          .findFirst()
          .ifPresent(fragment -> found.put(row, fragment));
    }
    List<TextPlace> others = rows.stream().filter(row -> !found.containsKey(row)).toList();
    if (!others.isEmpty()) {
      new InData(teamId, others, own, phrases).addTo(found);
    }
    return found;
  }

  private static Set<UUID> flowsOf(List<TextPlace> rows) {
    return rows.stream().map(TextPlace::flow).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean concerns(TextPlace row, TextPlace text) {
    return row.flow().equals(text.flow())
        && (row.step() == null || text.step() == null || row.step().equals(text.step()));
  }

  private static Optional<Fragment> inOwn(OwnTexts texts, List<Phrase> phrases) {
    for (OwnText text : texts.texts()) {
      Optional<Excerpt> excerpt = Excerpt.of(text.text(), phrases);
      if (excerpt.isPresent()) {
        return excerpt.map(it ->
            new Fragment(it.text(), it.ranges(), text.where(), texts.place(), texts.step(), null));
      }
    }
    return Optional.empty();
  }

  private static List<Hint> hints(
      Handle handle, int teamId, List<TextPlace> rows, List<Phrase> phrases) {
    return handle
        .createQuery(PARTS)
        .bind("teamId", teamId)
        .bind("flows", flowsOf(rows).toArray(UUID[]::new))
        .bind("query", phrases.stream().map(Phrase::query).collect(Collectors.joining(" | ")))
        .map((row, context) ->
            new Hint(
                new TextPlace(
                    row.getObject("flow_id", UUID.class), row.getObject("step_id", UUID.class)),
                row.getObject("observation_id", UUID.class)))
        .list();
  }

  /** Looks for those that no text has which is said of a flow or step itself. */
  private final class InData {
    private final List<TextPlace> rows;
    private final List<Phrase> phrases;
    private final Map<TextPlace, Hint> hints = new LinkedHashMap<>();
    private final Map<UUID, List<ObservationRecord>> observations;
    private final Map<TextPlace, StepName> stepNames = new HashMap<>();
    private final long begin = nanoTime.getAsLong();

    InData(int teamId, List<TextPlace> rows, List<OwnTexts> own, List<Phrase> phrases) {
      this.rows = rows;
      this.phrases = phrases;
      jdbi.withHandle(handle -> hints(handle, teamId, rows, phrases))
          .forEach(hint -> hints.putIfAbsent(hint.place(), hint));
      Set<UUID> hinted = flowsOf(List.copyOf(hints.keySet()));
      observations = flows.findObservations(teamId, hinted);
      for (OwnTexts texts : own) {
        if (texts.step() != null) {
          stepNames.put(texts.place(), texts.step());
        }
      }
    }

    void addTo(Map<TextPlace, Fragment> found) {
      for (TextPlace row : rows) {
        if (isOver()) {
          return;
        }
        hints.values().stream()
            .filter(hint -> concerns(row, hint.place()))
            .findFirst()
            .flatMap(this::read)
            .ifPresent(fragment -> found.put(row, fragment));
      }
    }

    private boolean isOver() {
      return nanoTime.getAsLong() - begin > PATIENCE.toNanos();
    }

    /** A part begins in the observation that it names, and may go on in later ones. */
    private Optional<Fragment> read(Hint hint) {
      List<ObservationRecord> all =
          observations.getOrDefault(hint.place().flow(), List.of()).stream()
              .filter(observation -> observation.stepId().equals(hint.place().step()))
              .dropWhile(observation ->
                  hint.observation() != null && !observation.id().equals(hint.observation()))
              .filter(observation -> observation.location().dataBytes() <= MAX_BYTES)
              .toList();
      for (ObservationRecord observation : all) {
        Optional<Excerpt> excerpt = read(observation);
        if (excerpt.isPresent() || isOver()) {
          return excerpt.map(it ->
              new Fragment(
                  it.text(),
                  it.ranges(),
                  "observation",
                  hint.place(),
                  stepNames.get(hint.place()),
                  observation.id()));
        }
      }
      return Optional.empty();
    }

    private Optional<Excerpt> read(ObservationRecord observation) {
      First first = new First();
      try (InputStream data = payloads.open(observation.location())) {
        DataTexts.read(data, first);
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.DEBUG, "Texts of observation " + observation.id() + " cannot be read", e);
      }
      return first.excerpt;
    }

    private final class First implements DataTexts.Sink {
      private Optional<Excerpt> excerpt = Optional.empty();

      @Override
      public boolean take(String text) {
        excerpt = Excerpt.of(text, phrases);
        return excerpt.isEmpty() && !isOver();
      }
    }
  }
}
