package dev.flowtrail.sdk;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The flow and the step that the calling thread works for, so that code which is called from a step
 * can record into it without being handed it.
 *
 * <pre>{@code
 * String ask(String prompt) {
 *   Current.step().capture("prompt", prompt);
 *   return model.answer(prompt);
 * }
 * }</pre>
 *
 * <p>The forms that take a body ({@code trail.flow}, {@code flow.step} and their kin) make theirs
 * the current one while the body runs, and the one before again afterwards. Each thread, virtual or
 * not, has its own. Work that is handed to another thread takes it along when wrapped:
 *
 * <pre>{@code
 * ExecutorService workers = Current.wrap(Executors.newFixedThreadPool(8));
 * CompletableFuture.supplyAsync(this::search, workers);
 * }</pre>
 */
public final class Current {
  private static final ThreadLocal<@Nullable StepParent> HERE = new ThreadLocal<>();

  private Current() {}

  /** The current flow; where there is none, one of which nothing is kept. */
  public static Flow flow() {
    StepParent here = HERE.get();
    return here == null ? SilentFlow.NONE : flowOf(here);
  }

  /** The current step; where there is none, one of which nothing is kept. */
  public static Step step() {
    return HERE.get() instanceof Step step ? step : SilentStep.NONE;
  }

  /**
   * What new steps belong into: the current step, else the current flow; where there is neither, a
   * flow of which nothing is kept.
   *
   * <pre>{@code
   * return Current.parent().step("rerank", step -> rerank(step, hits));
   * }</pre>
   */
  public static StepParent parent() {
    StepParent here = HERE.get();
    return here == null ? SilentFlow.NONE : here;
  }

  /** The current step, else the current flow; empty where there is neither. */
  public static Optional<StepParent> find() {
    return Optional.ofNullable(HERE.get());
  }

  /**
   * Makes a flow or a step the current one of this thread until it is replaced again. For bridges
   * to other carriers of a context, which do not always close in order; all others are better
   * served by {@link #bind}.
   *
   * @param next null for none
   */
  public static void replace(@Nullable StepParent next) {
    enter(next);
  }

  /**
   * Makes a flow or a step the current one of this thread until the result is closed, for code that
   * has no body to run it in. To be closed by the same thread, the last one first; another thread's
   * close does nothing.
   *
   * <pre>{@code
   * try (Current.Bound bound = Current.bind(step)) {
   *   search(keywords);
   * }
   * }</pre>
   */
  public static Bound bind(StepParent flowOrStep) {
    return new Bound(enter(flowOrStep));
  }

  /** The task, run with what is current now. */
  public static Runnable wrap(Runnable task) {
    StepParent now = HERE.get();
    return () -> {
      StepParent before = enter(now);
      try {
        task.run();
      } finally {
        enter(before);
      }
    };
  }

  /** The task, run with what is current now. */
  public static <T extends @Nullable Object> Callable<T> callable(Callable<T> task) {
    StepParent now = HERE.get();
    return () -> {
      StepParent before = enter(now);
      try {
        return task.call();
      } finally {
        enter(before);
      }
    };
  }

  /** The supplier, asked with what is current now. */
  public static <T extends @Nullable Object> Supplier<T> supplier(Supplier<T> supplier) {
    StepParent now = HERE.get();
    return () -> {
      StepParent before = enter(now);
      try {
        return supplier.get();
      } finally {
        enter(before);
      }
    };
  }

  /** The executor; its tasks run with what is current where they are handed over. */
  public static Executor wrap(Executor executor) {
    return task -> executor.execute(wrap(task));
  }

  /** The executor; its tasks run with what is current where they are handed over. */
  public static ExecutorService wrap(ExecutorService executor) {
    return new CurrentExecutorService(executor);
  }

  /** Makes it current, and gives what was before. */
  static @Nullable StepParent enter(@Nullable StepParent next) {
    StepParent before = HERE.get();
    if (next == null) {
      HERE.remove();
    } else {
      HERE.set(next);
    }
    return before;
  }

  private static Flow flowOf(StepParent here) {
    return here instanceof Flow flow ? flow : ((Step) here).flow();
  }

  /** Says until when something is current, from {@link Current#bind}. */
  public static final class Bound implements AutoCloseable {
    private final Thread owner = Thread.currentThread();
    private final @Nullable StepParent before;
    private boolean closed;

    private Bound(@Nullable StepParent before) {
      this.before = before;
    }

    /** Makes current again what was before. */
    @Override
    public void close() {
      if (!closed && Thread.currentThread() == owner) {
        closed = true;
        enter(before);
      }
    }
  }
}
