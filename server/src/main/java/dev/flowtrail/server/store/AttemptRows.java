package dev.flowtrail.server.store;

import dev.flowtrail.protocol.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers the attempts around one flow from their rows. */
final class AttemptRows {

  private final UUID asked;
  private final List<Attempts.Attempt> attempts = new ArrayList<>();
  private int total;

  AttemptRows(UUID asked) {
    this.asked = asked;
  }

  Attempts.Attempt add(ResultSet row) throws SQLException {
    Attempts.Attempt attempt =
        new Attempts.Attempt(
            row.getInt("number"),
            Rows.uuid(row, "id"),
            Status.findByWireName(row.getString("shown_status")).orElseThrow(),
            Rows.instant(row, "created_at"));
    attempts.add(attempt);
    total = row.getInt("total");
    return attempt;
  }

  Optional<Attempts> toAttempts() {
    return attempts.stream()
        .filter(attempt -> attempt.id().equals(asked))
        .findFirst()
        .map(attempt -> new Attempts(attempt.number(), total, attempts));
  }
}
