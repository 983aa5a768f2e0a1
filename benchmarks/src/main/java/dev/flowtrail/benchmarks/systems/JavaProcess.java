package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs on the JVM that runs this, with the collector that bin/flowtrail gives its own. */
final class JavaProcess {

  private JavaProcess() {}

  static ChildProcess start(Path output, Map<String, String> variables, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"));
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(arguments);
    return ChildProcess.start(output, variables, line);
  }
}
