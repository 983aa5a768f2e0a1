package dev.flowtrail.server;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a server says of itself once it is ready. */
record Announcement(String ready, Settings.Role role, Wiring server) {

  /** For people, written at once so that nobody reads the half of it. */
  String lines() {
    return facts().entrySet().stream()
        .map(fact -> "  %-12s %s%n".formatted(fact.getKey(), fact.getValue()))
        .collect(joining("", "%s%n".formatted(ready), ""));
  }

  /** For logs. */
  String sentence() {
    return facts().entrySet().stream()
        .map(fact -> fact.getKey().toLowerCase(Locale.ROOT) + " " + fact.getValue())
        .collect(joining(", ", ready + ": ", ""));
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (role.answers()) {
      facts.put("Dashboard", server.address().toString());
    } else {
      facts.put("Health", server.address() + "/health");
    }
    server.telemetryAddress().ifPresent(it -> facts.put("OTLP", it.toString()));
    if (role != Settings.Role.ALL) {
      facts.put("Role", role.name().toLowerCase(Locale.ROOT));
    }
    facts.put("Data folder", server.whereDataIs());
    return facts;
  }
}
