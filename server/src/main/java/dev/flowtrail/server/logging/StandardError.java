package dev.flowtrail.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Writes each event at once and in one piece, so that lines of many threads do not mix. */
final class StandardError extends Handler {

  private final FileOutputStream stream = new FileOutputStream(FileDescriptor.err);

  StandardError(Formatter formatter) {
    setFormatter(formatter);
    setLevel(Level.ALL);
  }

  @Override
  public void publish(LogRecord event) {
    if (!isLoggable(event)) {
      return;
    }
    try {
      stream.write(getFormatter().format(event).getBytes(UTF_8));
    } catch (IOException e) {
      reportError("Cannot write to standard error", e, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
