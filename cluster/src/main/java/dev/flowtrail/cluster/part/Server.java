package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code flowtrail serve}, as an operator runs it. */
public final class Server extends ProcessPart {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ServerProgram program;
  private final int port = Ports.free();
  private final Launch launch;

  public Server(String name, Path folder, Programs programs, Launch launch) {
    super(name, folder);
    this.program = programs.server();
    this.launch = launch;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Path dataFolder() {
    return folder().resolve("data");
  }

  @Override
  List<String> commandLine() {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--data-dir", dataFolder().toString()));
    launch.settings().forEach((name, value) -> arguments.addAll(List.of("--" + name, value)));
    return program.line(launch.jvmOptions(), arguments);
  }

  @Override
  Map<String, String> environment() {
    return launch.environment();
  }

  /** Its health is good. */
  @Override
  public boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve("/health")).timeout(Duration.ofSeconds(5)).build();
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** No file that it writes may be longer, until the limit is lifted; on Linux only. */
  public void limitFiles(long bytes) {
    setFileLimit(Long.toString(bytes));
  }

  public void liftFileLimit() {
    setFileLimit("unlimited");
  }

  private void setFileLimit(String soft) {
    if (!Signals.run("prlimit --fsize=%s: --pid %d".formatted(soft, pid()))) {
      throw new PartFailure(name() + " cannot be limited");
    }
  }

  /** The most memory that its process held at a time, in bytes; on Linux only. */
  public long peakResidentBytes() {
    Path status = Path.of("/proc", Long.toString(pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow(() -> new PartFailure("No VmHWM in " + status));
    } catch (IOException e) {
      throw new PartFailure("Cannot read " + status, e);
    }
  }
}
