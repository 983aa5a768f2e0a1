package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A flight recording of another JVM, with samples by processor time, native code included. */
public final class FlightRecording {

  private static final String NAME = "name=bench";

  private final ProcessHandle process;
  private final Path file;

  private FlightRecording(ProcessHandle process, Path file) {
    this.process = process;
    this.file = file;
  }

  /** Begins now. */
  public static FlightRecording start(ProcessHandle process, Path file)
      throws IOException, InterruptedException {
    tell(process, "JFR.start", NAME, "settings=profile", "jdk.CPUTimeSample#enabled=true");
    return new FlightRecording(process, file);
  }

  /** Ends it. */
  public Path stop() throws IOException, InterruptedException {
    tell(process, "JFR.stop", NAME, "filename=" + file);
    return file;
  }

  private static void tell(ProcessHandle process, String... words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(Long.toString(process.pid()));
    line.addAll(List.of(words));
    Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said.strip());
    }
  }
}
