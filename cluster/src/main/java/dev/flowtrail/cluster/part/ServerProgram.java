package dev.flowtrail.cluster.part;

import dev.flowtrail.server.Main;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run the server: as {@code bin/flowtrail} does, from its jar, whose manifest names all it
 * needs, and with what earlier runs learned about its classes.
 */
public record ServerProgram(List<String> program, Path learned) {

  /** The jar that the property {@code flowtrail.server} names, else that of the class path. */
  static ServerProgram find(Path folder) {
    try {
      Path code = code();
      Path learned = folder.resolve("flowtrail.jsa");
      if (Files.isDirectory(code)) {
        return new ServerProgram(
            List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()), learned);
      }
      forgetWhatIsOlderThan(code, learned);
      return new ServerProgram(List.of("-jar", code.toString()), learned);
    } catch (URISyntaxException | IOException e) {
      throw new PartFailure("Cannot find the server's code", e);
    }
  }

  private static Path code() throws URISyntaxException {
    String named = System.getProperty("flowtrail.server");
    return named == null
        ? Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        : Path.of(named);
  }

  private static void forgetWhatIsOlderThan(Path code, Path learned) throws IOException {
    if (Files.exists(learned)
        && Files.getLastModifiedTime(learned).compareTo(Files.getLastModifiedTime(code)) < 0) {
      Files.delete(learned);
    }
  }

  List<String> line(List<String> jvmOptions, List<String> arguments) {
    List<String> line = new ArrayList<>(java());
    line.addAll(List.of("-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"));
    line.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + learned));
    line.addAll(List.of("-Xlog:cds*=off", "-Xlog:aot*=off"));
    line.addAll(jvmOptions);
    line.addAll(program);
    line.addAll(arguments);
    return line;
  }

  /** The Java that runs this process. */
  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED");
  }
}
