package dev.flowtrail.sdk;

import org.jspecify.annotations.Nullable;

/** Why something failed, in one text. */
final class Reason {
  static final String LEFT_UNFINISHED =
      "closed before finish was called: its block was left by an exception or an early return";

  private Reason() {}

  /** The exception's class and message; a message that cannot be read is left out. */
  static String of(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    String message = messageOf(thrown);
    String type = thrown.getClass().getName();
    return message == null ? type : type + ": " + message;
  }

  private static @Nullable String messageOf(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable unreadable) {
      return null;
    }
  }
}
