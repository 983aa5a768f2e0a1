package dev.flowtrail.server.database;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * The clock of PostgreSQL, the same for all servers on it. Each look is a question to it, which
 * throws when there is no answer. Thread-safe.
 */
public final class DatabaseClock extends Clock {

  private final Jdbi jdbi;
  private final ZoneId zone;

  public DatabaseClock(Jdbi jdbi) {
    this(jdbi, ZoneOffset.UTC);
  }

  private DatabaseClock(Jdbi jdbi, ZoneId zone) {
    this.jdbi = jdbi;
    this.zone = zone;
  }

  @Override
  public Instant instant() {
    return jdbi.withHandle(
            handle -> handle.select("select clock_timestamp()").mapTo(OffsetDateTime.class).one())
        .toInstant();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new DatabaseClock(jdbi, other);
  }
}
