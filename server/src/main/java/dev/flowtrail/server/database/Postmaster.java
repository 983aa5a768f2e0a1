package dev.flowtrail.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The main process of PostgreSQL, as a child of this one. */
final class Postmaster implements AutoCloseable {

  /** Long, because after a power cut the start includes the recovery. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(5);

  private final Process process;

  private Postmaster(Process process) {
    this.process = process;
  }

  /**
   * Returns as soon as connections are welcome.
   *
   * @throws StartFailure with PostgreSQL's own reason when it gives up
   */
  static Postmaster start(PostgresHome home, List<String> commandLine)
      throws IOException, InterruptedException {
    ProcessBuilder builder = Command.prepared(inOwnSession(commandLine));
    PostgresLog log = new PostgresLog(home.log());
    builder.redirectErrorStream(true).redirectOutput(log.forNextStart());
    Optional<PostmasterFile> stale = PostmasterFile.read(home);
    stale.ifPresent(file -> allowTakeOver(file, builder));
    Process process = builder.start();
    process.getOutputStream().close();
    if (!becomesReady(process, home, stale)) {
      process.destroyForcibly();
      throw new StartFailure(
          "PostgreSQL does not start: %s (all it said: %s)"
              .formatted(log.lastFailure(), home.log()));
    }
    return new Postmaster(process);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  long pid() {
    return process.pid();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    new Shutdown(process.pid(), process::isAlive).run();
  }

  /** In the terminal's session a Ctrl-C would end PostgreSQL before the server could. */
  private static List<String> inOwnSession(List<String> commandLine) {
    List<String> line = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      line.add("setsid");
    } else {
      line.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));
    }
    line.addAll(commandLine);
    return line;
  }

  /**
   * When the number in a stale postmaster.pid now belongs to a foreign process, PostgreSQL would
   * take that for a running postmaster. It makes an exception for one number it is told, and still
   * checks by the shared memory that nobody else works on the database.
   */
  private static void allowTakeOver(PostmasterFile stale, ProcessBuilder builder) {
    builder.environment().put("PG_GRANDPARENT_PID", Long.toString(stale.pid()));
  }

  private static boolean becomesReady(
      Process process, PostgresHome home, Optional<PostmasterFile> stale)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!process.waitFor(POLL.toNanos(), TimeUnit.NANOSECONDS) && System.nanoTime() < deadline) {
      Optional<PostmasterFile> file = PostmasterFile.read(home);
      if (!file.equals(stale) && file.filter(it -> it.isReadyAs(process)).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
