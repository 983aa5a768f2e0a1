package dev.flowtrail.server.otlp;

import java.io.IOException;
import java.io.InputStream;

/** Reads an export in one encoding. Thread-safe. */
interface ExportReader {

  /** What a value takes on the heap besides its text, measured generously. */
  int VALUE_BYTES = 96;

  /** The same of a span. */
  int SPAN_BYTES = 400;

  /** The same of an event or a link. */
  int EVENT_BYTES = 160;

  /**
   * Reads to the end of the body.
   *
   * @param heap hears of everything that is kept
   * @throws MalformedExportException when it is not what it says that it is
   * @throws dev.flowtrail.protocol.LimitExceededException when it is too large or too deep
   */
  Export read(InputStream body, HeapMeter heap) throws IOException;

  /** What a text takes on the heap: as it is, and once more while it becomes part of an event. */
  static long bytesOf(String text) {
    return 4L * text.length();
  }
}
