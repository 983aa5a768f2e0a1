package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A folder with the programs that travel in libraries: unpacked once, shared by all clusters. */
public record Programs(Path folder) {

  /** The server that answers to this process' class path. */
  public ServerProgram server() {
    return ServerProgram.find(folder);
  }

  /** Redis for this machine. */
  public Path redis() {
    String archived = redisName();
    Path program = folder.resolve(archived);
    if (!Files.isExecutable(program)) {
      unpack(archived, program);
    }
    return program;
  }

  private static String redisName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.startsWith("mac")) {
      return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
    }
    return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
  }

  private void unpack(String archived, Path program) {
    try (InputStream content = Programs.class.getResourceAsStream("/" + archived)) {
      if (content == null) {
        throw new PartFailure("No " + archived + " in the class path: no Redis for this machine");
      }
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, archived, ".partial");
      Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
      if (!partial.toFile().setExecutable(true)) {
        throw new PartFailure("Cannot make " + partial + " executable");
      }
      Files.move(partial, program, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PartFailure("Cannot unpack " + archived, e);
    }
  }
}
