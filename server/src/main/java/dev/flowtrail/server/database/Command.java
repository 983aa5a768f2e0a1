package dev.flowtrail.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** A short-lived program, run to its end. */
record Command(List<String> line) {

  static Command of(String... line) {
    return new Command(List.of(line));
  }

  record Result(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }

    /** What the program said last, which is where programs say what went wrong. */
    String lastLine() {
      return output.lines().filter(line -> !line.isBlank()).reduce("", (first, second) -> second);
    }
  }

  /** A program that does not exist counts as one that failed. */
  Result run() {
    try {
      Process process = prepared(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + line.getFirst(), e);
    }
  }

  /**
   * PostgreSQL's programs listen to PG variables, and those of the operator are not meant for us.
   */
  static ProcessBuilder prepared(List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    return builder;
  }
}
