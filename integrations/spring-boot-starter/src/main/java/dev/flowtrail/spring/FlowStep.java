package dev.flowtrail.spring;

import dev.flowtrail.sdk.StepKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a bean's method a step of the {@linkplain dev.flowtrail.sdk.Current current}
 * flow, under the current step. Without a flow the method runs as ever and nothing is recorded.
 *
 * <pre>{@code
 * @FlowStep(value = "rerank", kind = StepKind.RANK, input = true, output = true)
 * List<Film> rerank(List<Film> films, String query) { ... }
 * }</pre>
 *
 * <p>The step is completed when the method returns, and failed when it throws; the exception goes
 * on unchanged. Where the method returns a {@link java.util.concurrent.CompletionStage}, that
 * decides when and how the step ends. Reactive types end it when they are returned, not when they
 * complete.
 *
 * <p>As with all that Spring does by proxies, a call from within the same bean is none, and private
 * and final methods are left alone.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FlowStep {

  /** The step's name. Default: the method's. */
  String value() default "";

  /** The sort of work, one at most. Default: none. */
  StepKind[] kind() default {};

  /**
   * Whether to capture the arguments, as {@code input}: one object with a member for each, named as
   * the parameter. Default false, because arguments may be large or load when they are looked at.
   */
  boolean input() default false;

  /** Whether to capture what the method returns, as {@code output}. Default false. */
  boolean output() default false;
}
