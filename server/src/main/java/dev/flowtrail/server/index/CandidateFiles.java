package dev.flowtrail.server.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private boolean mayBeIn(byte @Nullable [] filter) {
      return filter == null
          || candidateIds.isEmpty()
          || candidateIds.stream().anyMatch(id -> IdFilter.mayHold(filter, id));
    }
  }

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

  static OffsetDateTime inUtc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
