package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** Writes an object where there is room for less: a process that may write short files only. */
final class FullDisk {

  private static final int OBJECT_BYTES = 5_000_000;
  private static final int ROOM_BLOCKS = 1_000;

  private FullDisk() {}

  /** Tells how it went. */
  static String write(Path folder) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f %d; exec \"$0\" \"$@\"".formatted(ROOM_BLOCKS),
                java,
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return output;
  }

  public static void main(String[] arguments) {
    try {
      new FileBlobStore(Path.of(arguments[0])).put("segments/a", new byte[OBJECT_BYTES]);
      System.out.println("stored");
    } catch (IOException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
