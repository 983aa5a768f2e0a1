package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.index.CandidateFiles.Wanted;
import dev.flowtrail.server.index.UnindexedFlows;
import dev.flowtrail.server.text.OwnTexts;
import dev.flowtrail.server.text.Phrase;
import dev.flowtrail.server.text.TextIndex;
import dev.flowtrail.server.text.TextIndex.Hit;
import dev.flowtrail.server.text.TextIndex.Period;
import dev.flowtrail.server.text.TextPlace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What has the texts of one question; each is looked up once. Used by one thread. */
final class TextHits {

  /** The index is behind by a moment; so many of the newest flows are looked at without it. */
  private static final int MAX_UNINDEXED = 2_000;

  private final ExploreDatabase database;
  private final int many;
  private final Wanted wanted;
  private final Map<String, Found> known = new HashMap<>();
  private final Map<String, Found> knownOfNewest = new HashMap<>();
  private @Nullable List<OwnTexts> unindexed;

  /**
   * @param many as {@link TextLimits} says
   * @param condition of the whole question, whose times narrow what is found
   */
  TextHits(ExploreDatabase database, int many, Condition condition) {
    this.database = database;
    this.many = many;
    this.wanted = Narrowing.wanted(condition);
  }

  /**
   * What has a text.
   *
   * @param indexed the newest first; empty when they are many
   * @param unindexed what has it as it is stored now, whatever the index says
   */
  record Found(Phrase phrase, Optional<List<Hit>> indexed, List<TextPlace> unindexed) {

    /** Whether they are too many to be named. */
    boolean many() {
      return indexed.isEmpty();
    }
  }

  Found find(String text) {
    return known.computeIfAbsent(
        text,
        it -> {
          Phrase phrase = Phrase.of(it);
          return found(
              phrase, handle -> TextIndex.find(handle, Teams.DEFAULT_TEAM_ID, phrase, many));
        });
  }

  /**
   * What has a text, at least among the newest flows: of words that stand next to each other only
   * those are looked for.
   */
  Found find(String text, NewestFlows newest) {
    Phrase phrase = Phrase.of(text);
    if (!phrase.isOfNeighbours()) {
      return find(text);
    }
    return database
        .read(newest::period)
        .map(period -> knownOfNewest.computeIfAbsent(text, it -> foundWithin(period, phrase)))
        .orElseGet(() -> find(text));
  }

  private Found foundWithin(Period period, Phrase phrase) {
    return found(
        phrase, handle -> TextIndex.find(handle, Teams.DEFAULT_TEAM_ID, phrase, many, period));
  }

  private Found found(Phrase phrase, Function<Handle, Optional<List<Hit>>> lookUp) {
    List<TextPlace> places =
        unindexed().stream().filter(texts -> texts.have(phrase)).map(OwnTexts::place).toList();
    return new Found(phrase, database.read(lookUp).map(this::narrowed), places);
  }

  /** What began too early or too late is in no answer. */
  private List<Hit> narrowed(List<Hit> hits) {
    return hits.stream()
        .filter(hit -> wanted.from().isEmpty() || !hit.start().isBefore(wanted.from().get()))
        .filter(hit -> wanted.to().isEmpty() || hit.start().isBefore(wanted.to().get()))
        .sorted(Comparator.comparing(Hit::start).reversed())
        .toList();
  }

  /** Asked before the index: what it learns meanwhile is in one of both. */
  private List<OwnTexts> unindexed() {
    if (unindexed == null) {
      unindexed =
          database.read(handle ->
              OwnTexts.read(
                  handle,
                  Teams.DEFAULT_TEAM_ID,
                  UnindexedFlows.newest(handle, Teams.DEFAULT_TEAM_ID, MAX_UNINDEXED)));
    }
    return unindexed;
  }
}
