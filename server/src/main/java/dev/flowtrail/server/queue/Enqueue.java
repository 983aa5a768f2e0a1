package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.Submission.Origin;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts a group of submissions into the queue, each key once, in one statement that commits itself.
 */
final class Enqueue {

  /**
   * Keys are taken in order, so that two groups never wait for each other in a circle. Groups that
   * are committed at the same time do not see each other: by so much a bound can be exceeded.
   */
  private static final String INSERT =
      """
      with depth as (
          select sum(waiting + held + delayed + dead) as entries, sum(bytes + dead_bytes) as bytes
          from inbox_depth
      ), incoming as (
          select *
          from unnest(
                  ?::integer[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::text[])
              as incoming (team_id, key, fingerprint, flow_id, flow_name, submission, object_key)
      ), fresh as (
          insert into accepted_key (team_id, key, fingerprint, flow_id, flow_name, accepted_at)
          select team_id, key, fingerprint, flow_id, flow_name, now()
          from incoming
          where (select entries < ? and bytes < ? from depth)
          order by team_id, key
          on conflict do nothing
          returning team_id, key
      ), queued as (
          insert into inbox (team_id, key, submission, object_key)
          select team_id, key, submission, object_key
          from incoming join fresh using (team_id, key)
          returning octet_length(submission) as bytes
      ), counted as (
          select count_moved(count(*), 0, 0, 0, coalesce(sum(bytes), 0), 0) as done from queued
      )
      select fresh.team_id, fresh.key, depth.entries, depth.bytes, counted.done
      from depth cross join counted left join fresh on true
      """;

  private static final String FIND_ACCEPTED =
      """
      select team_id, key, fingerprint, flow_id, flow_name
      from accepted_key
      join unnest(?::integer[], ?::text[]) as asked (team_id, key) using (team_id, key)
      """;

  private final QueueDatabase database;
  private final QueuePolicy policy;

  Enqueue(QueueDatabase database, QueuePolicy policy) {
    this.database = database;
    this.policy = policy;
  }

  /**
   * Tells for each submission, in their order, what became of it.
   *
   * @throws IllegalArgumentException when the database refuses what it was given; then nothing was
   *     put into the queue
   * @throws QueueUnavailableException when something else went wrong; then it may have been
   */
  List<Receipt> run(List<EncodedSubmission> group) {
    Map<Origin, EncodedSubmission> firsts = new LinkedHashMap<>();
    group.forEach(submission -> firsts.putIfAbsent(submission.origin(), submission));
    List<EncodedSubmission> distinct = List.copyOf(firsts.values());
    Inserted inserted = database.run(handle -> insert(handle.getConnection(), distinct));
    Set<Origin> fresh = inserted.fresh();

    Predicate<EncodedSubmission> isNew =
        submission ->
            fresh.contains(submission.origin()) && firsts.get(submission.origin()) == submission;
    Map<Origin, Accepted> before = lookUp(group.stream().filter(isNew.negate()).toList());
    return group.stream()
        .map(s -> isNew.test(s) ? accept(s) : repeat(s, before.get(s.origin()), inserted))
        .toList();
  }

  /**
   * By now the new ones are in the queue. Whatever fails here must not make anybody enter them once
   * more: they would be told that they are not new, and their objects would be removed.
   */
  private Map<Origin, Accepted> lookUp(List<EncodedSubmission> submissions) {
    if (submissions.isEmpty()) {
      return Map.of();
    }
    try {
      return database.run(handle -> findAccepted(handle.getConnection(), submissions));
    } catch (IllegalArgumentException e) {
      throw new QueueUnavailableException("keys that are known could not be looked up", e);
    }
  }

  /**
   * What a group met.
   *
   * @param full what to tell who finds no room; null when there was room
   */
  private record Inserted(Set<Origin> fresh, Receipt.@Nullable Full full) {}

  private record Accepted(UUID fingerprint, UUID flowId, String flowName) {}

  private static Receipt accept(EncodedSubmission submission) {
    return new Receipt.Accepted(submission.flowId(), submission.flowName());
  }

  private static Receipt repeat(
      EncodedSubmission submission, @Nullable Accepted before, Inserted inserted) {
    if (before != null) {
      return before.fingerprint().equals(submission.fingerprint())
          ? new Receipt.Replayed(before.flowId(), before.flowName())
          : new Receipt.KeyReused();
    }
    if (inserted.full() != null) {
      return inserted.full();
    }
    throw new QueueUnavailableException(
        "a key was forgotten while it was looked up: it has to be sent again");
  }

  private Inserted insert(Connection connection, List<EncodedSubmission> submissions)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setArray(1, array(connection, "integer", submissions, s -> s.origin().teamId()));
      statement.setArray(
          2, array(connection, "text", submissions, s -> s.origin().idempotencyKey()));
      statement.setArray(3, array(connection, "uuid", submissions, EncodedSubmission::fingerprint));
      statement.setArray(4, array(connection, "uuid", submissions, EncodedSubmission::flowId));
      statement.setArray(5, array(connection, "text", submissions, EncodedSubmission::flowName));
      statement.setArray(
          6,
          connection.createArrayOf(
              "bytea", submissions.stream().map(EncodedSubmission::bytes).toArray(byte[][]::new)));
      statement.setArray(7, array(connection, "text", submissions, s -> s.entry().objectKey()));
      statement.setLong(8, policy.maxEntries());
      statement.setLong(9, policy.maxBytes());
      try (ResultSet rows = statement.executeQuery()) {
        return readInserted(rows);
      }
    }
  }

  private Inserted readInserted(ResultSet rows) throws SQLException {
    Set<Origin> fresh = new HashSet<>();
    Receipt.@Nullable Full full = null;
    while (rows.next()) {
      full = fullAt(rows.getLong("entries"), rows.getLong("bytes"));
      String key = rows.getString("key");
      if (key != null) {
        fresh.add(new Origin(rows.getInt("team_id"), key));
      }
    }
    return new Inserted(fresh, full);
  }

  private Receipt.@Nullable Full fullAt(long entries, long bytes) {
    if (entries >= policy.maxEntries()) {
      return Receipt.Full.ofEntries();
    }
    return bytes >= policy.maxBytes() ? Receipt.Full.ofBytes() : null;
  }

  private static Map<Origin, Accepted> findAccepted(
      Connection connection, List<EncodedSubmission> submissions) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_ACCEPTED)) {
      statement.setArray(1, array(connection, "integer", submissions, s -> s.origin().teamId()));
      statement.setArray(
          2, array(connection, "text", submissions, s -> s.origin().idempotencyKey()));
      Map<Origin, Accepted> found = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              new Origin(rows.getInt("team_id"), rows.getString("key")),
              new Accepted(
                  rows.getObject("fingerprint", UUID.class),
                  rows.getObject("flow_id", UUID.class),
                  rows.getString("flow_name")));
        }
      }
      return found;
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<EncodedSubmission> submissions,
      Function<EncodedSubmission, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, submissions.stream().map(value).toArray());
  }
}
