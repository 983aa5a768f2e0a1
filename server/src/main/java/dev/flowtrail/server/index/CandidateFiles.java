package dev.flowtrail.server.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which files of candidates there are, and what PostgreSQL knows of what is in them. */
public final class CandidateFiles {

  /** What every object's key begins with. */
  static final String PREFIX = "index/candidates/";

  private static final String FIND =
      """
      select object_key, bytes, case when :byId then id_filter end as id_filter
      from candidate_file
      where retired_at is null
        and (:from::timestamptz is null or last_start >= :from)
        and (:to::timestamptz is null or first_start < :to)
        and (:processes::text[] is null or processes is null or processes && :processes::text[])
      order by id
      """;

  private static final String ADD =
      """
      insert into candidate_file
          (object_key, day, row_count, bytes, first_start, last_start, processes, id_filter)
      values (:key, :day, :rows, :bytes, :first, :last, :processes, :idFilter)
      """;

  private static final String MERGEABLE =
      """
      select day, object_key, bytes, extract(epoch from now() - created_at) as age
      from candidate_file
      where retired_at is null and bytes < :lessThan
        and day in (
          select day
          from candidate_file
          where retired_at is null and bytes < :lessThan
          group by day
          having count(*) > 1)
      order by bytes, id
      """;

  private static final String OLDEST =
      """
      select object_key, bytes
      from candidate_file
      where retired_at is null and day = :day
      order by created_at, id
      limit 1
      """;

  private static final String RETIRE =
      """
      update candidate_file
      set retired_at = now()
      where object_key = any(:keys) and retired_at is null
      """;

  private static final String RETIRED =
      """
      select object_key
      from candidate_file
      where retired_at < now() - :seconds * interval '1 second'
      limit :limit
      """;

  private static final String FORGET = "delete from candidate_file where object_key = any(:keys)";

  private static final String AMONG =
      "select object_key from candidate_file where object_key = any(:keys)";

  private CandidateFiles() {}

  /**
   * What a question is about, as far as files can be passed by for it. The question itself has to
   * say it again: a file that is read may hold more.
   *
   * @param from flows that began then or later; empty for all
   * @param to flows that began before then; empty for all
   * @param processes by their names; none for all
   * @param candidateIds none for all
   */
  public record Wanted(
      Optional<Instant> from,
      Optional<Instant> to,
      Set<String> processes,
      Set<String> candidateIds) {

    public Wanted {
      processes = Set.copyOf(processes);
      candidateIds = Set.copyOf(candidateIds);
    }

    /** All candidates of all times. */
    public static Wanted everything() {
      return new Wanted(Optional.empty(), Optional.empty(), Set.of(), Set.of());
    }

    /** The same, but only one candidate. */
    public Wanted ofCandidate(String id) {
      return new Wanted(from, to, processes, Set.of(id));
    }

    @Nullable LocalDate firstDay() {
      return from.map(CandidateFiles::dayOf).orElse(null);
    }

    @Nullable LocalDate lastDay() {
      return to.map(CandidateFiles::dayOf).orElse(null);
    }

    private boolean mayBeIn(byte @Nullable [] filter) {
      return filter == null
          || candidateIds.isEmpty()
          || candidateIds.stream().anyMatch(id -> IdFilter.mayHold(filter, id));
    }
  }

  /**
   * A file in use.
   *
   * @param ageSeconds since it was made
   */
  record Aged(LocalDate day, Stored stored, double ageSeconds) {}

  /** An object of the payload store. */
  record Stored(String key, long bytes) {}

  /**
   * What is known of a file.
   *
   * @param day on which its flows began, in UTC
   * @param processes null when there are too many to tell
   * @param idFilter null when there are too many ids
   */
  record Contents(
      LocalDate day,
      long rows,
      Instant first,
      Instant last,
      String @Nullable [] processes,
      byte @Nullable [] idFilter) {}

  /** Those files that may hold what is wanted. */
  static List<Stored> find(Handle handle, Wanted wanted) {
    return handle
        .createQuery(FIND)
        .bind("byId", !wanted.candidateIds().isEmpty())
        .bind("from", wanted.from().map(CandidateFiles::inUtc).orElse(null))
        .bind("to", wanted.to().map(CandidateFiles::inUtc).orElse(null))
        .bind(
            "processes",
            wanted.processes().isEmpty() ? null : wanted.processes().toArray(String[]::new))
        .map((row, context) ->
            wanted.mayBeIn(row.getBytes("id_filter"))
                ? Optional.of(new Stored(row.getString("object_key"), row.getLong("bytes")))
                : Optional.<Stored>empty())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Registers a file, as a part of the transaction that makes its candidates known. */
  static void add(Handle handle, Stored file, Contents contents) {
    handle
        .createUpdate(ADD)
        .bind("key", file.key())
        .bind("day", contents.day())
        .bind("rows", contents.rows())
        .bind("bytes", file.bytes())
        .bind("first", inUtc(contents.first()))
        .bind("last", inUtc(contents.last()))
        .bind("processes", contents.processes())
        .bind("idFilter", contents.idFilter())
        .execute();
  }

  /** Files of the days that may be worth a merge, by day, the smallest first. */
  static Map<LocalDate, List<Aged>> mergeable(Handle handle, long lessThanBytes) {
    return handle
        .createQuery(MERGEABLE)
        .bind("lessThan", lessThanBytes)
        .map((row, context) -> aged(row))
        .stream()
        .collect(Collectors.groupingBy(Aged::day));
  }

  /** The file of a day that was written before the others. */
  static Stored oldest(Handle handle, LocalDate day) {
    return handle
        .createQuery(OLDEST)
        .bind("day", day)
        .map((row, context) -> new Stored(row.getString("object_key"), row.getLong("bytes")))
        .one();
  }

  private static Aged aged(ResultSet row) throws SQLException {
    return new Aged(
        row.getObject("day", LocalDate.class),
        new Stored(row.getString("object_key"), row.getLong("bytes")),
        row.getDouble("age"));
  }

  /**
   * These are not to be read any more.
   *
   * @throws IllegalStateException when somebody else said so of one before
   */
  static void retire(Handle handle, List<Stored> files) {
    int retired =
        handle
            .createUpdate(RETIRE)
            .bind("keys", files.stream().map(Stored::key).toArray(String[]::new))
            .execute();
    if (retired != files.size()) {
      throw new IllegalStateException("files that were to be merged are not in use any more");
    }
  }

  /** Some of those that have been out of use for so long. */
  static List<String> retiredFor(Handle handle, Duration age, int limit) {
    return handle
        .createQuery(RETIRED)
        .bind("seconds", age.toMillis() / 1000.0)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Objects that are gone. */
  static void forget(Handle handle, Collection<String> keys) {
    handle.createUpdate(FORGET).bind("keys", keys.toArray(String[]::new)).execute();
  }

  /** Those of the objects that are registered, in use or not. */
  static Set<String> among(Handle handle, Collection<String> keys) {
    return new HashSet<>(
        handle
            .createQuery(AMONG)
            .bind("keys", keys.toArray(String[]::new))
            .mapTo(String.class)
            .list());
  }

  /** In UTC. */
  static LocalDate dayOf(Instant time) {
    return inUtc(time).toLocalDate();
  }

  static OffsetDateTime inUtc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
