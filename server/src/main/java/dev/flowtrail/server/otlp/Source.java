package dev.flowtrail.server.otlp;

import java.util.Map;

/**
 * Who made spans. Filled while an export is read, in which it may stand before or after them; after
 * that nobody changes it.
 */
final class Source {

  private final Resource resource;
  private String scope = "";

  /** The process that made them. */
  static final class Resource {
    private Map<String, Value> attributes = Map.of();

    void attributes(Map<String, Value> known) {
      attributes = known;
    }
  }

  Source(Resource resource) {
    this.resource = resource;
  }

  void scope(String known) {
    scope = known;
  }

  /** What is known of the process. */
  Map<String, Value> resource() {
    return resource.attributes;
  }

  /** The name of the library that made them; empty when nobody said. */
  String scope() {
    return scope;
  }
}
