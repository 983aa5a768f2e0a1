package dev.flowtrail.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What steps are created in: a flow, or another step. Safe for use by several threads.
 *
 * <pre>{@code
 * List<Film> rerank(StepParent parent, List<Film> films) {
 *   return parent.step("rerank", step -> best(films));
 * }
 * }</pre>
 */
public sealed interface StepParent permits Flow, Step {

  /**
   * Begins a step that the caller finishes. A name used before in the flow gives the next version.
   *
   * <pre>{@code
   * try (Step step = flow.createStep("rank")) {
   *   step.capture("output", ranked);
   *   step.finish("by total score");
   * }
   * }</pre>
   *
   * @param name 1 to 255 characters; a longer one is cut
   */
  Step createStep(String name);

  /**
   * What to send to another service in the header {@link FlowContext#HEADER}, so that it can say of
   * a flow of its own that it {@linkplain Flow#continues continues} here. Empty where nothing is
   * recorded.
   */
  String context();

  /**
   * Runs {@code body} as a step and returns its result. The step is completed when the body
   * returns, unless the body finished it in its own words. When the body throws, the step has
   * failed for that reason, and the same exception goes on to the caller. While it runs, the step
   * is the thread's {@linkplain Current current} one.
   *
   * <pre>{@code
   * List<Film> ranked = flow.step("rank", step -> {
   *   List<Film> films = rank(kept);
   *   step.capture("output", films);
   *   return films;
   * });
   * }</pre>
   *
   * @throws E whatever the body throws, unchanged
   */
  default <T extends @Nullable Object, E extends Exception> T step(
      String name, ThrowingFunction<Step, T, E> body) throws E {
    Step step = createStep(name);
    StepParent before = Current.enter(step);
    try {
      T result = body.apply(step);
      step.finish();
      return result;
    } catch (Throwable thrown) {
      step.fail(thrown);
      throw thrown;
    } finally {
      Current.enter(before);
    }
  }

  /**
   * Like {@link #step}, for work without a result.
   *
   * @throws E whatever the body throws, unchanged
   */
  default <E extends Exception> void runStep(String name, ThrowingConsumer<Step, E> body) throws E {
    step(
        name,
        step -> {
          body.accept(step);
          return step;
        });
  }
}
