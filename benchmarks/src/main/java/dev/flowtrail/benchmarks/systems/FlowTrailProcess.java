package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code bin/flowtrail serve}, as an operator runs it. */
public final class FlowTrailProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Dashboard +(\\S+)[\\s\\S]*Data folder");

  private final ChildProcess process;
  private final URI address;
  private final Duration start;

  private FlowTrailProcess(ChildProcess process, URI address) {
    this.process = process;
    this.address = address;
    this.start = process.age();
  }

  /** Returns when the server says that it is ready. */
  public static FlowTrailProcess start(Path dataFolder, List<String> flags)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("bin/flowtrail", "serve", "--port", "0"));
    line.addAll(List.of("--log-format", "text", "--data-dir", dataFolder.toString()));
    line.addAll(flags);
    Path output = dataFolder.resolveSibling(dataFolder.getFileName() + ".log");
    ChildProcess process = ChildProcess.start(output, Map.of(), line);
    return new FlowTrailProcess(process, URI.create(process.await(READY)));
  }

  public URI address() {
    return address;
  }

  /** From the command to the line that says it is ready. */
  public Duration start() {
    return start;
  }

  public ProcessHandle handle() {
    return process.handle();
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
