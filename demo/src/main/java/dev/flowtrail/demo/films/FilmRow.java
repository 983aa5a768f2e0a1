package dev.flowtrail.demo.films;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One row of the film file as it stands there, faults included. */
record FilmRow(int number, JsonNode json) {

  JsonNode field(String name) {
    return json.path(name);
  }

  @Nullable String text(String name) {
    return field(name).isNull() ? null : field(name).asText();
  }

  @Nullable Integer wholeNumber(String name) {
    return field(name).isNull() ? null : field(name).intValue();
  }

  @Nullable Double decimal(String name) {
    return field(name).isNull() ? null : field(name).doubleValue();
  }
}
