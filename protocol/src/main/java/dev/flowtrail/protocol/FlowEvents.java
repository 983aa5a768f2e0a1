package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came in one request of a flow that is pushed piece by piece.
 *
 * @param update all events together
 * @param count how many there were
 * @param latest the latest time at which the writer says to have told something, if it said so
 */
public record FlowEvents<D>(FlowUpdate<D> update, int count, @Nullable Instant latest) {

  /** The same with something else in the place of each observation's data. */
  public <E> FlowEvents<E> map(Function<ObservationPart<D>, E> toData) {
    return new FlowEvents<>(update.map(toData), count, latest);
  }
}
