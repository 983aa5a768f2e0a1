package dev.flowtrail.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code flowtrail serve} as a process of its own, as an operator runs it. */
public final class ServerProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final StringBuffer output = new StringBuffer();
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Thread reader;

  private ServerProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Returns when the server says that it is ready; fails when it ends before. */
  public static ServerProcess start(Path dataFolder, String... flags) throws IOException {
    return start(List.of(), dataFolder, flags);
  }

  /**
   * @param wrapper a program that runs the one it is given, and its first arguments
   */
  static ServerProcess start(List<String> wrapper, Path dataFolder, String... flags)
      throws IOException {
    List<String> line = new ArrayList<>(List.of("serve", "--port", "0"));
    line.addAll(List.of("--data-dir", dataFolder.toString()));
    line.addAll(Arrays.asList(flags));
    ServerProcess server = new ServerProcess(launch(wrapper, line));
    server.address.join();
    return server;
  }

  /** Runs a command line that is expected to end by itself. */
  public static Ended run(String... line) throws IOException, InterruptedException {
    Process process = launch(List.of(), List.of(line));
    String output = process.inputReader(UTF_8).lines().collect(Collectors.joining("\n"));
    return new Ended(process.waitFor(), output);
  }

  /**
   * How a command line ended.
   *
   * @param output what it said, on standard output and standard error
   */
  public record Ended(int exitCode, String output) {}

  public URI address() {
    return address.join();
  }

  public long pid() {
    return process.pid();
  }

  /** As {@code kill -9} does; returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code kill} and Ctrl-C do; does not wait. */
  void tellToStop() {
    process.toHandle().destroy();
  }

  /** As {@code kill} and Ctrl-C do; returns all that the server said. */
  public String stop() throws InterruptedException {
    tellToStop();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The server did not stop: " + output);
    }
    reader.join();
    return output.toString();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      stop();
    }
  }

  private void read() {
    process.inputReader(UTF_8).lines().forEach(this::note);
    address.completeExceptionally(
        new IllegalStateException("The server ended before it was ready: " + output));
  }

  private void note(String line) {
    output.append(line).append('\n');
    if (line.strip().startsWith("Dashboard")) {
      address.complete(URI.create(line.strip().split("\\s+")[1]));
    }
  }

  private static Process launch(List<String> wrapper, List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(wrapper);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(Main.class.getName());
    line.addAll(arguments);
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }
}
