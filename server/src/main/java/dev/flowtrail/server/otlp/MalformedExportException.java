package dev.flowtrail.server.otlp;

/** A body that is not in the encoding that it claims. The message holds nothing of the body. */
final class MalformedExportException extends RuntimeException {

  MalformedExportException(String message) {
    super(message);
  }

  MalformedExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
