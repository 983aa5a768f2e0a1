package dev.flowtrail.server.index;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Times;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How far the index is; the row that says so in PostgreSQL. Thread-safe. */
public final class IndexProgress {

  private static final String READ =
      """
      select generation, log_place, scanning, scan_team, scan_flow,
             pg_snapshot_xmin(pg_current_snapshot())::text::bigint as log_end
      from candidate_index
      """;

  private static final String ADVANCE =
      """
      update candidate_index
      set generation = generation + 1, log_place = :logPlace, scanning = :scanning,
          scan_team = :scanTeam, scan_flow = :scanFlow
      where generation = :generation
      """;

  private static final String FRESHNESS =
      """
      select scanning, now() as now,
             (select min(changed_at)
              from change
              where xid >= (log_place::text)::xid8) as oldest
      from candidate_index
      """;

  private static final String BEGIN_ANEW =
      """
      update candidate_index
      set generation = generation + 1, shortened_texts = 0, scanning = true, scan_team = 0,
          scan_flow = '00000000-0000-0000-0000-000000000000',
          log_place = pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      """;

  private static final String FORGET =
      """
      with retired as (
          update candidate_file set retired_at = now() where retired_at is null
      ), indexed as (
          delete from indexed_flow
      ), superseded as (
          delete from superseded_flow
      )
      delete from waiting_flow
      """;

  private static final String NOTE_SHORTENED =
      "update candidate_index set shortened_texts = shortened_texts + :count";

  private static final String FILES =
      """
      select count(*) as files, coalesce(sum(row_count), 0) as candidates,
             coalesce(sum(bytes), 0) as bytes
      from candidate_file
      where retired_at is null
      """;

  private static final String TEXTS =
      """
      select shortened_texts as shortened, pg_total_relation_size('text_part') as bytes
      from candidate_index
      """;

  /** A key of 64 bits stands there as two halves. */
  private static final String IS_WORKED_ON =
      """
      select exists (
          select
          from pg_locks
          where locktype = 'advisory' and objsubid = 1 and granted
            and database = (select oid from pg_database where datname = current_database())
            and classid::bigint = :key >> 32 and objid::bigint = :key & 4294967295)
      """;

  private static final String FLOWS = "select count(*) from indexed_flow";

  private final Jdbi jdbi;

  public IndexProgress(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * How fresh answers are.
   *
   * @param lag for how long the oldest change that is not in them has been stored; zero when none
   *     is
   * @param through what was stored before this is in them; empty while files are made anew
   */
  public record Freshness(Duration lag, Optional<Instant> through) {

    /** Writes it as every answer of the index names it. */
    public void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeNumberField("lagMillis", Math.max(0, lag.toMillis()));
      json.writeStringField("through", through.map(Times::format).orElse(null));
      json.writeEndObject();
    }
  }

  /**
   * A place in the work.
   *
   * @param generation counts what was done; files that are written next belong to the next one
   * @param logPlace changes below it are done
   * @param scanning whether flows after {@code scanTeam} and {@code scanFlow} have to be read
   *     whatever the log says
   * @param logEnd where the log ends now
   */
  record Place(
      long generation, long logPlace, boolean scanning, int scanTeam, UUID scanFlow, long logEnd) {

    /** The numbers of a database that was copied from another one may begin anew. */
    boolean isBeyondTheLog() {
      return logPlace > logEnd;
    }

    Place scannedTo(int team, UUID flow) {
      return new Place(generation, logPlace, true, team, flow, logEnd);
    }

    Place scanned() {
      return new Place(generation, logPlace, false, 0, new UUID(0, 0), logEnd);
    }

    Place readTo(long place) {
      return new Place(generation, place, scanning, scanTeam, scanFlow, logEnd);
    }
  }

  /**
   * The words of flows.
   *
   * @param shortened observations that had more words than are kept
   * @param bytes that the words take in PostgreSQL
   */
  public record Texts(long shortened, long bytes) {}

  /** How much there is of words. */
  public Texts texts() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(TEXTS)
            .map((row, context) -> new Texts(row.getLong("shortened"), row.getLong("bytes")))
            .one());
  }

  /** How fresh answers are that are given now. */
  public Freshness freshness() {
    return jdbi.withHandle(IndexProgress::freshness);
  }

  static Freshness freshness(Handle handle) {
    return handle
        .createQuery(FRESHNESS)
        .map((row, context) -> {
          Instant now = row.getObject("now", OffsetDateTime.class).toInstant();
          OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
          Instant through = oldest == null ? now : oldest.toInstant();
          return new Freshness(
              Duration.between(through, now),
              row.getBoolean("scanning") ? Optional.empty() : Optional.of(through));
        })
        .one();
  }

  static Place read(Handle handle) {
    return handle
        .createQuery(READ)
        .map((row, context) ->
            new Place(
                row.getLong("generation"),
                row.getLong("log_place"),
                row.getBoolean("scanning"),
                row.getInt("scan_team"),
                row.getObject("scan_flow", UUID.class),
                row.getLong("log_end")))
        .one();
  }

  /**
   * Notes a place that was reached, as a part of the transaction that makes it true.
   *
   * @throws IllegalStateException when somebody else went on meanwhile: then nothing of this may
   *     stay
   */
  static void advance(Handle handle, Place reached) {
    int changed =
        handle
            .createUpdate(ADVANCE)
            .bind("generation", reached.generation())
            .bind("logPlace", reached.logPlace())
            .bind("scanning", reached.scanning())
            .bind("scanTeam", reached.scanTeam())
            .bind("scanFlow", reached.scanFlow())
            .execute();
    if (changed != 1) {
      throw new IllegalStateException("another indexer went on from the same place");
    }
  }

  /** So many more observations have words that are not indexed. */
  static void noteShortenedTexts(Handle handle, long count) {
    if (count > 0) {
      handle.createUpdate(NOTE_SHORTENED).bind("count", count).execute();
    }
  }

  /** Forgets all files and words, so that the indexer makes them anew from what is stored. */
  public void beginAnew() {
    jdbi.useTransaction(IndexProgress::beginAnew);
  }

  static void beginAnew(Handle handle) {
    handle.execute(BEGIN_ANEW);
    handle.execute(FORGET);
    handle.execute("truncate text_part");
  }

  /** Whether files are being made anew. */
  public boolean isBeingMade() {
    return jdbi.withHandle(IndexProgress::read).scanning();
  }

  /** Whether one of the servers indexes flows or merges files at the moment. */
  public boolean isWorkedOn() {
    return jdbi.withHandle(handle ->
        handle.createQuery(IS_WORKED_ON).bind("key", Indexer.LOCK).mapTo(Boolean.class).one());
  }

  /**
   * How much is in the files in use; rows that do not count are counted, too, until files are
   * merged.
   */
  public record Size(long candidates, long flows, long files, long bytes) {}

  /** What is in the files in use, without a look at the flows. */
  public record Files(long count, long bytes, long rows) {}

  /** What files there are. */
  public Files files() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FILES)
            .map((row, context) ->
                new Files(row.getLong("files"), row.getLong("bytes"), row.getLong("candidates")))
            .one());
  }

  /** How much there is. */
  public Size size() {
    Files files = files();
    long flows = jdbi.withHandle(handle -> handle.select(FLOWS).mapTo(Long.class).one());
    return new Size(files.rows(), flows, files.count(), files.bytes());
  }
}
