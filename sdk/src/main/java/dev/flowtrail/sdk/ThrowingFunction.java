package dev.flowtrail.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Work that is recorded while it runs and gives a result.
 *
 * <pre>{@code
 * ThrowingFunction<Step, List<Offer>, IOException> search = step -> search(step, keywords);
 * List<Offer> found = flow.step("search", search);
 * }</pre>
 *
 * @param <S> what the work records into: a {@link Flow} or a {@link Step}
 * @param <T> the result
 * @param <E> the checked exception it may throw; inferred, and none when it throws none
 */
@FunctionalInterface
public interface ThrowingFunction<S, T extends @Nullable Object, E extends Exception> {
  T apply(S scope) throws E;
}
