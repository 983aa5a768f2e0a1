package dev.flowtrail.server.payload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The names of segments: {@code segments/yyyy/mm/dd/<uuid>}, none of them used twice. */
public final class SegmentKeys {

  /** What all of them begin with. */
  public static final String PREFIX = "segments/";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private SegmentKeys() {}

  /** A new name for a segment that is begun now. */
  public static String next(Instant now) {
    return ofDay(now) + "/" + UUID.randomUUID();
  }

  /** What the names of all segments of a day begin with. */
  public static String ofDay(Instant instant) {
    return PREFIX + DAY.format(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }
}
