package dev.flowtrail.sdk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of flows. Uses no channels for their content, since an interrupt, which may come from a
 * listener, would close them.
 */
final class SpoolStorage {
  private static final int BUFFER_BYTES = 1 << 16;

  /** What the names of files end with that are still being written. */
  static final String UNFINISHED = ".tmp";

  private static final String DAMAGED = "damaged";

  private SpoolStorage() {}

  /** Makes a file. Its name is there only when the content is. */
  static Path write(List<SpooledFlow> flows, Path folder, String name) throws IOException {
    Path finished = folder.resolve(name);
    Path unfinished = folder.resolve(name + UNFINISHED);
    try {
      PrivateFiles.createFile(unfinished);
      try (FileOutputStream file = new FileOutputStream(unfinished.toFile())) {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, BUFFER_BYTES));
        for (SpooledFlow flow : flows) {
          flow.writeTo(out);
        }
        out.flush();
        file.getFD().sync();
      }
      Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      delete(unfinished);
      throw failed;
    }
    PrivateFiles.sync(folder);
    return finished;
  }

  /** What of the file is as it was written, up to the first place that is not. */
  static List<SpooledFlow> read(SpoolFile file) {
    List<SpooledFlow> intact = new ArrayList<>();
    try (FileInputStream in = new FileInputStream(file.path().toFile());
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES))) {
      while (intact.size() < file.flows()) {
        intact.add(SpooledFlow.readFrom(data, file.bytes()));
      }
    } catch (IOException damaged) {
      // The caller sees that some are missing.
    }
    return intact;
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException remains) {
      // Sent again after a restart, under the same key: the server stores it once.
    }
  }

  /** Keeps a file that cannot be read for people to look at, as long as those are not too many. */
  static void setAside(Path file, Path spool, long maxBytes) {
    try {
      Path damaged = spool.resolve(DAMAGED);
      PrivateFiles.createFolders(damaged);
      if (sizeOf(damaged) + Files.size(file) <= maxBytes) {
        Files.move(file, damaged.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | UncheckedIOException cannot) {
      // Then it is deleted: it shall not be found again.
    }
    delete(file);
  }

  private static long sizeOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
