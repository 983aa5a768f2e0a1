package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.text.TextIndex.Hit;
import dev.flowtrail.server.text.TextIndex.Period;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A list that shows the newest first is often full before all flows have been looked at. Notes from
 * which moment on everything is known that a list could show. Used by one thread.
 */
final class NewestFlows {

  private static final String START =
      """
      select created_at
      from flow
      where team_id = :teamId and (:before::timestamptz is null or created_at <= :before)
      order by created_at desc, id desc
      offset :count limit 1
      """;

  private final TextLimits limits;
  private final @Nullable Instant before;
  private boolean some;
  private boolean begun;
  private @Nullable Instant begin;
  private @Nullable Instant after;

  /**
   * @param before when the last flow of the page before began; null for the first page
   */
  NewestFlows(TextLimits limits, @Nullable Instant before) {
    this.limits = limits;
    this.before = before;
  }

  /** Not all flows can be asked. */
  void limitToSome() {
    some = true;
  }

  /** The first of these hits, which come the newest first. */
  List<Hit> of(List<Hit> hits) {
    List<Hit> possible =
        before == null ? hits : hits.stream().filter(hit -> !hit.start().isAfter(before)).toList();
    if (possible.size() <= limits.hits()) {
      return possible;
    }
    atLeastAfter(possible.get(limits.hits()).start());
    return possible.subList(0, limits.hits());
  }

  private void atLeastAfter(Instant moment) {
    if (after == null || moment.isAfter(after)) {
      after = moment;
    }
  }

  /** What began later than this is known for certain; nothing when everything is. */
  Optional<Instant> after(Handle handle) {
    if (some) {
      some = false;
      begin(handle).ifPresent(this::atLeastAfter);
    }
    return Optional.ofNullable(after);
  }

  /**
   * The time of those that are asked first; nothing when that is all time. From here on no more is
   * known than what began in it.
   */
  Optional<Period> period(Handle handle) {
    Optional<Instant> begin = begin(handle);
    begin.ifPresent(this::atLeastAfter);
    return begin.map(it -> new Period(it, before));
  }

  /** Looked up once, so that all of a question is about the same flows. */
  private Optional<Instant> begin(Handle handle) {
    if (!begun) {
      begin = lookUpBegin(handle);
      begun = true;
    }
    return Optional.ofNullable(begin);
  }

  private @Nullable Instant lookUpBegin(Handle handle) {
    return handle
        .createQuery(START)
        .bind("teamId", Teams.DEFAULT_TEAM_ID)
        .bind("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
        .bind("count", limits.flows())
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
