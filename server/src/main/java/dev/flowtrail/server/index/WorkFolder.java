package dev.flowtrail.server.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A folder of this process for files that are needed for a while only. What processes left in
 * theirs that are gone is removed when the next one begins.
 */
public final class WorkFolder implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(WorkFolder.class.getName());

  /** A test may have several servers in one process. */
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  /** Nothing is made yet; whoever needs it makes it. */
  public static WorkFolder in(Path parent) {
    String own = ProcessHandle.current().pid() + "." + COUNT.incrementAndGet();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
        for (Path child : children) {
          String name = child.getFileName().toString();
          if (name.equals(own) || isOfTheDead(name)) {
            delete(child);
          }
        }
      } catch (IOException e) {
        LOG.log(Level.WARNING, "What is left in " + parent + " stays there", e);
      }
    }
    return new WorkFolder(parent.resolve(own));
  }

  private static boolean isOfTheDead(String name) {
    return name.matches("\\d{1,18}\\.\\d+")
        && ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('.')))).isEmpty();
  }

  public Path path() {
    return path;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    try {
      if (Files.isDirectory(path)) {
        delete(path);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Files are left in " + path, e);
    }
  }
}
