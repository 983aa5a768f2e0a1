package dev.flowtrail.server;

/**
 * A setting that cannot be meant; the message is one line: what was expected, what came, from
 * where.
 */
final class InvalidSetting extends RuntimeException {

  InvalidSetting(String message) {
    super(message);
  }
}
