package dev.flowtrail.cluster.part;

import java.util.List;
import java.util.Map;

/**
 * How a server is run.
 *
 * @param jvmOptions such as {@code -Xmx512m}
 * @param settings by the names they have on the command line, without dashes; not {@code port} and
 *     {@code data-dir}
 * @param environment variables beside those of this process
 */
public record Launch(
    List<String> jvmOptions, Map<String, String> settings, Map<String, String> environment) {

  public Launch {
    jvmOptions = List.copyOf(jvmOptions);
    settings = Map.copyOf(settings);
    environment = Map.copyOf(environment);
  }
}
