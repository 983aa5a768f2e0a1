package dev.flowtrail.server.watch;

import dev.flowtrail.server.explore.FlowTally;
import dev.flowtrail.server.explore.FlowTally.Tally;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.watch.Evaluations.Claimed;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Evaluates watches that are due, one after the other, so that they take one place at most among
 * the questions that are answered at a time. What is to be told is noted with the transition, in
 * one transaction. Thread-safe.
 */
final class Evaluator {

  private static final System.Logger LOG = System.getLogger(Evaluator.class.getName());

  private final Jdbi jdbi;
  private final Evaluations evaluations;
  private final FlowTally tallies;
  private final EventWriter events;
  private final Duration interval;
  private final Clock clock;

  /**
   * @param interval how long from one evaluation of a watch to the next
   */
  Evaluator(Jdbi jdbi, FlowTally tallies, EventWriter events, Duration interval, Clock clock) {
    this.jdbi = jdbi;
    this.evaluations = new Evaluations(jdbi);
    this.tallies = tallies;
    this.events = events;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Evaluates one watch that is due, if there is one.
   *
   * @return whether there was
   */
  boolean evaluateNext() {
    Instant now = WatchRows.kept(clock.instant());
    Optional<Claimed> claimed = evaluations.claim(now, now.plus(interval));
    claimed.ifPresent(it -> evaluate(it, now));
    return claimed.isPresent();
  }

  private void evaluate(Claimed claimed, Instant now) {
    Watch watch = claimed.watch();
    try {
      Tally tally = tallies.count(watch.question().at(now));
      jdbi.useTransaction(handle -> conclude(handle, claimed, now, tally));
    } catch (ProblemException e) {
      LOG.log(Level.WARNING, "The watch \"{0}\" got no answer: {1}", watch.name(), e.getMessage());
      evaluations.fail(claimed, e.problem().detail());
    }
  }

  /**
   * Too few runs tell nothing, so that who was told that it fires is told nothing else until it is
   * known better. Where there is nobody to be told, nobody was told anything.
   */
  private void conclude(Handle handle, Claimed claimed, Instant now, Tally tally) {
    State state = claimed.watch().question().judge(tally);
    boolean firing = state == State.NO_DATA ? claimed.toldFiring() : state == State.FIRING;
    boolean told = claimed.tells() && firing;
    if (Evaluations.conclude(handle, claimed, now, tally, state, told)
        && claimed.tells()
        && told != claimed.toldFiring()) {
      WatchEvent.Kind kind = told ? WatchEvent.Kind.FIRING : WatchEvent.Kind.RESOLVED;
      Deliveries.add(handle, claimed.teamId(), events.write(kind, claimed.watch(), tally, now));
    }
  }
}
