package dev.flowtrail.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that records flows, to be killed or left to end. */
final class HostProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private HostProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Runs the main method of a class of the tests. */
  static HostProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(Arrays.asList(arguments));
    return new HostProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads on until it says this. */
  String awaitLine(String beginning) throws IOException {
    List<String> others = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
      others.add(line);
    }
    throw new AssertionError("expected a line " + beginning + " but was only " + others);
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(Trails.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("expected the process to end");
    }
    return process.exitValue();
  }

  /** Ends it as a lack of power would, as far as it can tell. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
