package dev.flowtrail.benchmarks.limits;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.server.payload.Frame;
import java.time.Duration;

/** What one core does with a document that has to be read and compressed. */
public final class Processor {

  private final byte[] document;
  private final Duration during;
  private final JsonFactory json = new JsonFactory();

  public Processor(byte[] document, Duration during) {
    this.document = document;
    this.during = during;
  }

  /** Reading every token. */
  public double scannedMegabytesPerSecond() throws Exception {
    return megabytesPerSecond(() -> {
      try (JsonParser parser = json.createParser(document)) {
        while (parser.nextToken() != null) {
          parser.getTextLength();
        }
      }
    });
  }

  /** Compressing as the server does. */
  public double compressedMegabytesPerSecond() throws Exception {
    return megabytesPerSecond(() -> Frame.compress(document));
  }

  private double megabytesPerSecond(Repeated.Work work) throws Exception {
    Repeated.perSecond(during, work);
    return Repeated.perSecond(during, work) * document.length / 1e6;
  }
}
