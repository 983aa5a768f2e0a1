package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A step across runs: a name, and which of its occurrences in a run. */
record StepName(String name, int version) {

  /** Which occurrence a step is may not have been told yet. */
  StepName {
    version = Math.max(version, 1);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("step", name);
    json.writeNumberField("version", version);
  }

  /** {@code draft}, {@code draft (version 2)}. */
  @Override
  public String toString() {
    return version == 1 ? name : "%s (version %d)".formatted(name, version);
  }
}
