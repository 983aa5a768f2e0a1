package dev.flowtrail.server.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What PostgreSQL itself says, in a file. One older file is kept. */
record PostgresLog(Path file) {

  private static final long MAX_BYTES_AT_START = 1 << 20;
  private static final int TAIL_BYTES = 8192;

  Redirect forNextStart() throws IOException {
    if (Files.exists(file) && Files.size(file) > MAX_BYTES_AT_START) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".1"), REPLACE_EXISTING);
    }
    return Redirect.appendTo(file.toFile());
  }

  /** The last line that tells why PostgreSQL gave up, else simply the last line. */
  String lastFailure() throws IOException {
    List<String> lines = tail().lines().filter(line -> !line.isBlank()).toList().reversed();
    return lines.stream()
        .filter(contains("FATAL").or(contains("PANIC")))
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .orElse("it said nothing");
  }

  private static Predicate<String> contains(String word) {
    return line -> line.contains(word);
  }

  private String tail() throws IOException {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, log.length())];
      log.seek(log.length() - bytes.length);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
