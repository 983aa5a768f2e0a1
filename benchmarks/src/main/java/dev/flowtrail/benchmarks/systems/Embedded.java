package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One process with all defaults: PostgreSQL of its own, data in files. */
public final class Embedded implements Deployment {

  private final Path dataFolder;
  private final FlowTrailProcess process;

  public Embedded(Path dataFolder, Cleanup cleanup) throws IOException, InterruptedException {
    this.dataFolder = dataFolder;
    this.process = cleanup.add(FlowTrailProcess.start(dataFolder, List.of()));
  }

  public FlowTrailProcess process() {
    return process;
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public URI api() {
    return process.address();
  }

  @Override
  public List<ProcessHandle> servers() {
    return List.of(process.handle());
  }

  @Override
  public List<ProcessHandle> helpers() {
    return process.handle().descendants().toList();
  }

  @Override
  public StoredObjects storedObjects() throws IOException {
    return filesIn(dataFolder.resolve("payload"));
  }

  static StoredObjects filesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new StoredObjects(0, 0);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return new StoredObjects(files.size(), bytes);
    }
  }
}
