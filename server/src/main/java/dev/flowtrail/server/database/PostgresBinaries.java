package dev.flowtrail.server.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: they travel as an archive in the class path and are unpacked once. */
final class PostgresBinaries {

  private static final int OWNER_EXECUTES = 0100;

  private PostgresBinaries() {}

  /** The folder with the programs; a half-unpacked one of an interrupted start is done again. */
  static Path unpack(PostgresHome home, String version) throws IOException {
    Path target = home.binaries(version);
    if (!Files.exists(target)) {
      Path partial = home.binaries(version + ".partial");
      FileTrees.delete(partial);
      try (InputStream archive = archiveForThisMachine()) {
        extract(archive, partial);
      }
      FileTrees.sync(partial);
      Files.move(partial, target, ATOMIC_MOVE);
    }
    return target;
  }

  private static InputStream archiveForThisMachine() {
    String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    String archive = "/postgres-%s-%s.txz".formatted(operatingSystem(), processor());
    InputStream stream = PostgresBinaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new StartFailure(
          ("No PostgreSQL for %s (%s) comes with this server:"
                  + " set database-url to a PostgreSQL of your own")
              .formatted(machine, archive));
    }
    return stream;
  }

  private static String operatingSystem() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static String processor() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }

  private static void extract(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (isNeeded(entry.getName())) {
          write(entry, tar, target.resolve(entry.getName()));
        }
      }
    }
  }

  /** What only serves to compile programs against PostgreSQL stays packed. */
  private static boolean isNeeded(String name) {
    return Stream.of(".a", ".pc").noneMatch(name::endsWith) && !name.contains("/pgxs/");
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file);
    if ((entry.getMode() & OWNER_EXECUTES) != 0 && !file.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make " + file + " executable");
    }
  }
}
