package dev.flowtrail.cluster.part;

import java.nio.file.Path;
import java.util.List;

/**
 * A disk in memory that only one process sees, and that ends with it: where users may have
 * namespaces of their own, nobody needs to be root for that.
 *
 * @param folder where the process sees it; has to be there
 * @param megabytes how much it holds
 */
public record SmallDisk(Path folder, int megabytes) {

  private static final String MOUNT =
      "mount -t tmpfs -o size=\"$1\"m tmpfs \"$0\" && shift && exec \"$@\"";

  /** What comes before the program on the command line. */
  public List<String> wrapper() {
    return List.of(
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        MOUNT,
        folder.toString(),
        Integer.toString(megabytes));
  }

  /** Where everybody else sees it while the process runs. */
  public Path seenFromOutside(Part process) {
    return Path.of("/proc", Long.toString(process.pid()), "root").resolve("." + folder);
  }
}
