package dev.flowtrail.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file with flows, whose name tells how old they are and how many.
 *
 * @param millis when the oldest of them finished
 * @param number tells those apart of the same time
 * @param flows how many are in it
 */
record SpoolFile(Path path, long millis, long number, int flows, long bytes) {
  static final String ENDING = ".flows";

  static final Comparator<SpoolFile> BY_AGE =
      Comparator.comparingLong(SpoolFile::millis)
          .thenComparingLong(SpoolFile::number)
          .thenComparing(SpoolFile::path);

  private static final long BLOCK_BYTES = 4096;
  private static final Pattern NAME = Pattern.compile("(\\d{1,15})-(\\d{1,15})-(\\d{1,9})\\.flows");

  static String name(long millis, long number, int flows) {
    return "%013d-%08d-%d%s".formatted(millis, number, flows, ENDING);
  }

  /** What a file takes there: many small ones take more than their content, also of memory here. */
  static long bytesOnDisk(long bytes) {
    return (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }

  long bytesOnDisk() {
    return bytesOnDisk(bytes);
  }

  /** Null when its name is not one of ours. */
  static @Nullable SpoolFile of(Path path) throws IOException {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return null;
    }
    return new SpoolFile(
        path,
        Long.parseLong(name.group(1)),
        Long.parseLong(name.group(2)),
        Integer.parseInt(name.group(3)),
        Files.size(path));
  }
}
