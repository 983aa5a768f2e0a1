package dev.flowtrail.server.admin;

/**
 * A number that goes up and down, as it is now.
 *
 * @param name as Prometheus names such: lower case, the unit at its end
 * @param help what it is, in a sentence without line breaks
 */
public record Gauge(String name, String help, double value) {

  /** Reads some of them at one moment. */
  @FunctionalInterface
  public interface Source {
    Iterable<Gauge> read();
  }
}
