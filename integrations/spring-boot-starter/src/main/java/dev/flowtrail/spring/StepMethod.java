package dev.flowtrail.spring;

import dev.flowtrail.sdk.Step;
import dev.flowtrail.sdk.StepKind;
import dev.flowtrail.sdk.StepParent;
import java.io.Closeable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** What is recorded of each call of a method. */
record StepMethod(
    String name,
    @Nullable StepKind kind,
    boolean capturesOutput,
    @Nullable List<String> capturedParameters) {

  static StepMethod of(Method called, Class<?> owner) {
    Method method = AopUtils.getMostSpecificMethod(called, owner);
    FlowStep marked = AnnotatedElementUtils.findMergedAnnotation(method, FlowStep.class);
    if (marked == null) {
      return new StepMethod(method.getName(), null, false, null);
    }
    return new StepMethod(
        marked.value().isEmpty() ? method.getName() : marked.value(),
        marked.kind().length == 0 ? null : marked.kind()[0],
        marked.output() && method.getReturnType() != void.class,
        marked.input() ? parameters(method) : null);
  }

  Step begin(StepParent parent, @Nullable Object[] arguments) {
    Step step = parent.createStep(name);
    if (kind != null) {
      step.kind(kind);
    }
    if (capturedParameters != null) {
      step.capture("input", input(capturedParameters, arguments));
    }
    return step;
  }

  /** Gives what the caller is to get; a future is the caller's to look after. */
  @SuppressWarnings("FutureReturnValueIgnored")
  @Nullable Object end(Step step, @Nullable Object result) {
    if (result instanceof CompletableFuture<?> future
        && future.getClass() == CompletableFuture.class) {
      return new RecordedFuture<>(future, (value, thrown) -> complete(step, value, thrown));
    }
    if (result instanceof CompletionStage<?> stage) {
      var unused = stage.whenComplete((value, thrown) -> complete(step, value, thrown));
      return result;
    }
    complete(step, result, null);
    return result;
  }

  private void complete(Step step, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown != null) {
      step.fail(causeOf(thrown));
      return;
    }
    if (capturesOutput) {
      step.capture("output", readable(result));
    }
    step.finish();
  }

  private static Throwable causeOf(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }

  private static Map<String, @Nullable Object> input(
      List<String> names, @Nullable Object[] arguments) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      input.put(names.get(i), readable(arguments[i]));
    }
    return input;
  }

  /** What can be read only once belongs to the host: of that only the type is told. */
  private static @Nullable Object readable(@Nullable Object value) {
    return value == null || !readOnce(value) ? value : value.getClass().getName();
  }

  private static boolean readOnce(Object value) {
    return value instanceof BaseStream
        || value instanceof Iterator
        || value instanceof Closeable
        || ReactiveAdapterRegistry.getSharedInstance().getAdapter(value.getClass()) != null;
  }

  private static List<String> parameters(Method method) {
    String[] names = new DefaultParameterNameDiscoverer().getParameterNames(method);
    if (names != null) {
      return List.of(names);
    }
    String[] numbered = new String[method.getParameterCount()];
    Arrays.setAll(numbered, i -> "argument" + (i + 1));
    return List.of(numbered);
  }
}
