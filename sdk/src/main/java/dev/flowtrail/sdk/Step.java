package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.Status;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a flow, from {@link StepParent#createStep} or {@link StepParent#step}. A step
 * created in a step has it as its parent.
 *
 * <p>Safe for use by several threads. No method throws or waits for the network.
 */
public sealed interface Step extends StepParent, AutoCloseable permits RecordedStep, SilentStep {

  /** The id under which the server will know the step, from the start. */
  UUID id();

  /** The stage that this step is. */
  String name();

  /**
   * Says what sort of work the step does.
   *
   * @return this step
   */
  default Step kind(StepKind kind) {
    return kind(kind == null ? "" : kind.wireName());
  }

  /**
   * Says what sort of work the step does, in a word of the user's own.
   *
   * @return this step
   */
  Step kind(String kind);

  /**
   * Keeps {@code data} as it is now; later changes by the caller do not matter. A name used before
   * in this step gives the next version.
   *
   * @param name 1 to 255 characters; a longer one is cut
   * @param data any value: records, beans, maps, collections, arrays, {@code java.time}, {@code
   *     Optional}, text, numbers, null. A stream or an iterator is read to its end, as an array
   * @return this step
   */
  default Step capture(String name, @Nullable Object data) {
    return capture(name, data, Shape.PLAIN);
  }

  /**
   * Like {@link #capture(String, Object)}, for an array of objects.
   *
   * @param queryable the fields worth filtering by; dots descend: {@code metrics.price}
   * @return this step
   */
  default Step capture(String name, @Nullable Object data, Map<String, FieldType> queryable) {
    return capture(name, data, Shape.PLAIN.queryable(queryable));
  }

  /**
   * Like {@link #capture(String, Object)}, and says what the data means.
   *
   * <pre>{@code
   * step.capture("evaluations", evaluations,
   *     Shape.candidates("asin").passed("qualified").queryable("price", FieldType.NUMBER));
   * }</pre>
   *
   * @return this step
   */
  Step capture(String name, @Nullable Object data, Shape shape);

  /** Finishes the step as completed. */
  default void finish() {
    finish(Status.COMPLETED, "");
  }

  /** Finishes the step as completed, with the reason: {@code finish("kept 12 of 50")}. */
  default void finish(String reason) {
    finish(Status.COMPLETED, reason);
  }

  /** Finishes the step. The first call counts, except that failed wins over any other status. */
  void finish(Status status, String reason);

  /** Finishes the step as failed, with the reason. */
  default void fail(String reason) {
    finish(Status.FAILED, reason);
  }

  /** Finishes the step as failed; the reason is the exception's class and message. */
  default void fail(Throwable thrown) {
    finish(Status.FAILED, Reason.of(thrown));
  }

  /**
   * Ends a try-with-resources block. A step that was not finished before has failed: its block was
   * left by an exception or by an early return, and the two cannot be told apart here.
   */
  @Override
  void close();
}
