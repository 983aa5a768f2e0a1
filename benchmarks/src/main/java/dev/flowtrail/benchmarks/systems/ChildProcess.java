package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that this run started, its output in a file. */
public final class ChildProcess implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofSeconds(120);
  private static final int STOP_PATIENCE_SECONDS = 20;
  private static final int POLL_MILLIS = 5;

  private final Process process;
  private final Path output;
  private final long startNanos = System.nanoTime();

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a command in the working folder of this run. */
  public static ChildProcess start(Path output, Map<String, String> variables, List<String> line)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    return new ChildProcess(builder.start(), output);
  }

  /**
   * Waits until the process has said something.
   *
   * @return what the pattern's first group stands for
   * @throws IOException when it ended before, or never said it
   */
  public String await(Pattern said) throws IOException, InterruptedException {
    while (System.nanoTime() - startNanos < START_PATIENCE.toNanos()) {
      Matcher matcher = said.matcher(Files.readString(output));
      if (matcher.find()) {
        return matcher.group(1);
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("ended while it started: " + Files.readString(output).strip());
      }
    }
    throw new IOException("did not say in time that it is ready: see " + output);
  }

  /** How long ago it was started. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Asks it to end, then makes it end, with all that it started itself. */
  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Stream<ProcessHandle> left = children.stream().filter(ProcessHandle::isAlive);
    left.forEach(ProcessHandle::destroyForcibly);
  }
}
