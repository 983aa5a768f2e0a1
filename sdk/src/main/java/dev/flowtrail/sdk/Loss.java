package dev.flowtrail.sdk;

/**
 * Why something that should have been recorded or sent was not. Counted one by one.
 *
 * <pre>{@code
 * long cut = trail.losses().getOrDefault(Loss.TOO_LARGE, 0L);
 * }</pre>
 */
public enum Loss {
  /** The memory for all flows in flight was used up. */
  BUFFER_FULL("bufferFull"),
  /** One value was larger than allowed. */
  TOO_LARGE("tooLarge"),
  /** A value could not be written as JSON: a cycle, a getter that threw. */
  ENCODE_FAILED("encodeFailed"),
  /** A name or another argument was null, empty or too long, and was replaced or cut. */
  INVALID_ARGUMENT("invalidArgument"),
  /** It came after its flow had finished, or after the trail was closed. */
  TOO_LATE("tooLate"),
  /** Nobody finished a flow. It was sent as far as it had come, as one that still runs. */
  NEVER_FINISHED("neverFinished"),
  /** The server refused a flow. */
  REJECTED("rejected"),
  /** A flow could not be delivered in the time allowed. */
  SEND_FAILED("sendFailed"),
  /** A flow was dropped because the bytes allowed on disk were used up. */
  SPOOL_FULL("spoolFull"),
  /** A flow on disk could not be read back as it was written. */
  SPOOL_DAMAGED("spoolDamaged");

  private final String wireName;

  Loss(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON: {@code bufferFull}. */
  public String wireName() {
    return wireName;
  }
}
