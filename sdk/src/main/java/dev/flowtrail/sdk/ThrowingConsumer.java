package dev.flowtrail.sdk;

/**
 * Work that is recorded while it runs and gives no result.
 *
 * @param <S> what the work records into: a {@link Flow} or a {@link Step}
 * @param <E> the checked exception it may throw; inferred, and none when it throws none
 */
@FunctionalInterface
public interface ThrowingConsumer<S, E extends Exception> {
  void accept(S scope) throws E;
}
