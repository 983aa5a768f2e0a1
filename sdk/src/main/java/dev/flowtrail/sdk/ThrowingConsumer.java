package dev.flowtrail.sdk;

/**
 * Work that is recorded while it runs and gives no result.
 *
 * <pre>{@code
 * ThrowingConsumer<Flow, IOException> work = flow -> flow.attribute("lines", lines(file).size());
 * trail.runFlow("import", work);
 * }</pre>
 *
 * @param <S> what the work records into: a {@link Flow} or a {@link Step}
 * @param <E> the checked exception it may throw; inferred, and none when it throws none
 */
@FunctionalInterface
public interface ThrowingConsumer<S, E extends Exception> {
  void accept(S scope) throws E;
}
