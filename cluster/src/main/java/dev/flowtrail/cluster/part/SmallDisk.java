package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A disk in memory that everybody can fill. A process holds it and it ends with that, so servers
 * may die beside it. Nobody needs to be root for it where users may have namespaces of their own.
 */
public final class SmallDisk extends ProcessPart {

  private static final String HOLD =
      """
      mount -t tmpfs -o size="$1"m tmpfs "$0" &&
      ln -sfn "/proc/$$/root$0" "$2" &&
      exec sleep infinity
      """;

  private static final List<String> OWN_MOUNTS =
      List.of("unshare", "--user", "--map-root-user", "--mount");

  private final int megabytes;

  /**
   * @param megabytes how much it holds
   */
  public SmallDisk(String name, Path folder, int megabytes) {
    super(name, folder);
    this.megabytes = megabytes;
  }

  /** Whether this process may make one: containers often forbid it. */
  public static boolean isPermitted() {
    try {
      Process trial =
          new ProcessBuilder(withOwnMounts("mount", "-t", "tmpfs", "tmpfs", "/tmp"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where everybody sees it while it runs. */
  public Path root() {
    return folder().resolve("disk");
  }

  private Path mountPoint() {
    return folder().resolve("mounted");
  }

  @Override
  List<String> commandLine() {
    try {
      Files.createDirectories(mountPoint());
    } catch (IOException e) {
      throw new PartFailure(name() + " has no place", e);
    }
    return withOwnMounts(
        "sh", "-c", HOLD, mountPoint().toString(), Integer.toString(megabytes), root().toString());
  }

  private static List<String> withOwnMounts(String... program) {
    return Stream.concat(OWN_MOUNTS.stream(), Stream.of(program)).toList();
  }

  @Override
  boolean isReady() {
    return Files.isDirectory(root());
  }
}
