package dev.flowtrail.server.text;

import dev.flowtrail.server.database.SqlFailures;
import dev.flowtrail.server.payload.PayloadReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Which flows have which words, in PostgreSQL. Thread-safe. */
public final class TextIndex {

  private static final String FORGET =
      "delete from text_part where team_id = :teamId and flow_id = any(:flows)";

  /**
   * No part is looked at that the words' index does not name. What the planner believes of a word
   * that few flows have would make it read all of them.
   */
  private static final String BY_WORDS =
      """
      set local enable_seqscan = off;
      set local enable_indexscan = off
      """;

  private static final String FIND =
      """
      select flow_id, step_id, flow_start
      from text_part
      where words @@ cast(:query as tsquery) and team_id + 0 = :teamId
        and flow_start > coalesce(:after, '-infinity'::timestamptz)
        and flow_start <= coalesce(:before, 'infinity'::timestamptz)
      limit :limit
      """;

  private static final String SOON = "set local statement_timeout = 150";

  private static final String SAVEPOINT = "words";

  private static final String ESTIMATE =
      """
      explain (format json)
      select from text_part where words @@ cast(:query as tsquery)
      """;

  private static final Pattern ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

  /**
   * Each part that has the words of a phrase is read to see whether they stand next to each other,
   * so that fewer phrases are many.
   */
  private static final int MANY_PHRASES = 5;

  /** An estimate so many times as high is believed. */
  private static final int CERTAINLY = 5;

  private final PayloadReader payloads;
  private final int maxWords;

  /**
   * @param maxWords how many words of each observation are kept
   */
  public TextIndex(PayloadReader payloads, int maxWords) {
    this.payloads = payloads;
    this.maxWords = maxWords;
  }

  /**
   * Begins to gather words.
   *
   * @param folder where they are gathered
   */
  public TextDraft begin(Path folder) throws IOException {
    return new TextDraft(payloads, maxWords, folder);
  }

  /**
   * What has a phrase.
   *
   * @param start when the flow began, as it was known when it was indexed
   */
  public record Hit(TextPlace place, Instant start) {}

  /**
   * When flows began.
   *
   * @param after later than this; null for ever
   * @param before not later than this; null for ever
   */
  public record Period(@Nullable Instant after, @Nullable Instant before) {

    private static final Period EVER = new Period(null, null);
  }

  /**
   * All of a period that has a phrase, as {@link #find(Handle, int, Phrase, int)}. Parts of another
   * time are not read, however many of them have the words: it takes as long as the period is.
   */
  public static Optional<List<Hit>> find(
      Handle handle, int teamId, Phrase phrase, int many, Period period) {
    List<Hit> hits = find(handle, teamId, phrase.query(), many, period);
    return hits.size() < many ? Optional.of(hits) : Optional.empty();
  }

  /**
   * All that has a phrase, each as often as it has parts; nothing when it is many that have it. In
   * a transaction that does nothing else.
   */
  public static Optional<List<Hit>> find(Handle handle, int teamId, Phrase phrase, int many) {
    if (phrase.endsInPrefix()) {
      return findSoon(handle, teamId, phrase, many);
    }
    if (estimate(handle, phrase) > CERTAINLY * many) {
      return Optional.empty();
    }
    int fewer = phrase.isOneWord() ? many : many / MANY_PHRASES;
    return find(handle, teamId, phrase, fewer, Period.EVER);
  }

  /**
   * Of words that begin so nothing is believed; where they are many, it takes long to find that.
   */
  private static Optional<List<Hit>> findSoon(Handle handle, int teamId, Phrase phrase, int many) {
    handle.savepoint(SAVEPOINT);
    try {
      handle.execute(SOON);
      Optional<List<Hit>> hits = find(handle, teamId, phrase, many, Period.EVER);
      handle.rollbackToSavepoint(SAVEPOINT);
      return hits;
    } catch (JdbiException e) {
      if (!SqlFailures.isTimeout(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(SAVEPOINT);
      return Optional.empty();
    }
  }

  /** What is believed to be common need not be looked up to know that it is. */
  private static long estimate(Handle handle, Phrase phrase) {
    String plan =
        handle.createQuery(ESTIMATE).bind("query", phrase.query()).mapTo(String.class).one();
    Matcher rows = ROWS.matcher(plan);
    return rows.find() ? Long.parseLong(rows.group(1)) : 0;
  }

  private static List<Hit> find(Handle handle, int teamId, String query, int limit, Period period) {
    handle.execute(BY_WORDS);
    return handle
        .createQuery(FIND)
        .bind("teamId", teamId)
        .bind("query", query)
        .bind("after", at(period.after()))
        .bind("before", at(period.before()))
        .bind("limit", limit)
        .map((row, context) ->
            new Hit(
                new TextPlace(
                    row.getObject("flow_id", UUID.class), row.getObject("step_id", UUID.class)),
                row.getObject("flow_start", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** Forgets the words of these flows, as a part of a transaction that knows them better. */
  public static void forget(Handle handle, int teamId, Collection<UUID> flows) {
    handle
        .createUpdate(FORGET)
        .bind("teamId", teamId)
        .bind("flows", flows.toArray(UUID[]::new))
        .execute();
  }
}
