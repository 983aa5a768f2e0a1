package dev.flowtrail.server.otlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to keep of the processes that spans come from. */
final class Resources {

  /** Every span of a process would repeat it, and it tells nothing about the work. */
  private static final List<String> ABOUT_THE_MACHINE = List.of("telemetry.", "process.", "os.");

  private static final List<String> ABOUT_THE_SERVICE = List.of("service.", "deployment.");

  private Resources() {}

  /** What tells one place of work from another. */
  static Map<String, Value> telling(Source source) {
    Map<String, Value> telling = new LinkedHashMap<>(source.resource());
    telling.keySet().removeIf(name -> startsWithAny(name, ABOUT_THE_MACHINE));
    return telling;
  }

  /** What also tells flows from each other. */
  static Map<String, Value> ofService(Source source) {
    Map<String, Value> service = new LinkedHashMap<>(source.resource());
    service.keySet().removeIf(name -> !startsWithAny(name, ABOUT_THE_SERVICE));
    return service;
  }

  private static boolean startsWithAny(String name, List<String> beginnings) {
    return beginnings.stream().anyMatch(name::startsWith);
  }
}
