package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part that is one process. What it says is added to its log, over all its lives. */
abstract class ProcessPart implements Part {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String name;
  private final Path folder;
  private @Nullable Process process;

  /**
   * @param folder where it works and where {@code <name>.log} is; made when missing
   */
  ProcessPart(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /** What to run. */
  abstract List<String> commandLine();

  /** Variables it gets beside those of this process. */
  Map<String, String> environment() {
    return Map.of();
  }

  /** Whether it does its work. */
  abstract boolean isReady();

  final Path folder() {
    return folder;
  }

  public final Path log() {
    return folder.resolve(name + ".log");
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void start() {
    Process started = launch();
    process = started;
    boolean ready = Await.isTrue(PATIENCE, () -> !started.isAlive() || isReady());
    if (!ready || !started.isAlive()) {
      started.destroyForcibly();
      throw new PartFailure(
          "%s %s: see %s".formatted(name, ready ? "ended by itself" : "does not get ready", log()));
    }
  }

  private Process launch() {
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder = new ProcessBuilder(inOwnSession(commandLine()));
      builder.environment().putAll(environment());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      Process started = builder.start();
      started.getOutputStream().close();
      return started;
    } catch (IOException e) {
      throw new PartFailure(name + " cannot be started", e);
    }
  }

  /** In the terminal's session a Ctrl-C would reach all parts at once, in no order. */
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

  @Override
  public final void kill() {
    running().destroyForcibly();
    awaitEnd();
  }

  @Override
  public final void stop() {
    thaw();
    running().destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        running().destroyForcibly();
        throw new PartFailure(name + " did not end in time: see " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailure("Interrupted while " + name + " ended", e);
    }
  }

  @Override
  public final void freeze() {
    Signals.send("STOP", List.of(pid()));
  }

  @Override
  public final void thaw() {
    Signals.send("CONT", List.of(pid()));
  }

  @Override
  public final boolean isRunning() {
    return process != null && process.isAlive();
  }

  @Override
  public final long pid() {
    return running().pid();
  }

  private Process running() {
    return Objects.requireNonNull(process, () -> name + " was not started");
  }
}
