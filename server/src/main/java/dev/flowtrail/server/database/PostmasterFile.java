package dev.flowtrail.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * What a postmaster says about itself in {@code postmaster.pid}, one fact per line.
 *
 * @param startedAt tells apart two postmasters that got the same number, as they do in a container
 * @param ready connections are welcome
 */
record PostmasterFile(long pid, String startedAt, boolean ready) {

  private static final int START_LINE = 2;
  private static final int STATUS_LINE = 7;

  /** Empty where no postmaster runs and none was killed, or one is writing the file right now. */
  static Optional<PostmasterFile> read(PostgresHome home) throws IOException {
    try {
      return parse(Files.readAllLines(home.postmasterFile()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  boolean isReadyAs(Process process) {
    return ready && pid == process.pid();
  }

  private static Optional<PostmasterFile> parse(List<String> lines) {
    if (lines.size() <= START_LINE || !lines.getFirst().strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    long pid = Long.parseLong(lines.getFirst().strip());
    return Optional.of(new PostmasterFile(pid, lines.get(START_LINE), ready));
  }
}
