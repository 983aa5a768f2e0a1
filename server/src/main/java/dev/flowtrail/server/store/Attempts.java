package dev.flowtrail.server.store;

import dev.flowtrail.protocol.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The flows with the same name and key as one of them: attempts of the same work, numbered by their
 * beginnings.
 *
 * @param number which attempt this one is, from 1
 * @param total how many there are
 * @param nearest this one and at most 20 before and after it, the first one first
 */
public record Attempts(int number, int total, List<Attempt> nearest) {

  /** One of them. */
  public record Attempt(int number, UUID id, Status status, Instant createdAt) {}
}
