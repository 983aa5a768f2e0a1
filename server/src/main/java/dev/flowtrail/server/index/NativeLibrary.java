package dev.flowtrail.server.index;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that DuckDB unpacks its library into. It is removed when the process ends by itself; one
 * that is killed would leave its 60 MB behind.
 */
final class NativeLibrary {

  private static final System.Logger LOG = System.getLogger(NativeLibrary.class.getName());

  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final String NAME = "/libduckdb_java";

  private NativeLibrary() {}

  /**
   * Takes the loaded library's name away, where the system tells it; the process keeps the file.
   */
  static void forgetFile() {
    if (!Files.isReadable(MAPPED)) {
      return;
    }
    try {
      Optional<Path> file =
          Files.readAllLines(MAPPED).stream()
              .filter(line -> line.contains(NAME))
              .map(line -> Path.of(line.substring(line.indexOf('/'))))
              .filter(path -> path.startsWith(System.getProperty("java.io.tmpdir")))
              .findFirst();
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The library's file stays until the process ends", e);
    }
  }
}
