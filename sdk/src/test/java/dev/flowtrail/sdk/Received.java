package dev.flowtrail.sdk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One request as it came.
 *
 * @param headers by lower-case name
 */
record Received(String requestLine, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper EXACT =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  byte[] plainBody() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  JsonNode json() {
    try {
      return EXACT.readTree(plainBody());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  boolean isEvents() {
    return requestLine.contains("/events");
  }

  /** The events in it, in their order. */
  List<JsonNode> events() {
    return new String(plainBody(), StandardCharsets.UTF_8).lines().map(Received::read).toList();
  }

  boolean isBatch() {
    return requestLine.contains("/batch");
  }

  /** The flows in it, by their keys. */
  Map<String, JsonNode> flows() {
    if (!isBatch()) {
      return Map.of(header("idempotency-key").replace("\"", ""), json());
    }
    Map<String, JsonNode> flows = new LinkedHashMap<>();
    for (String line : new String(plainBody(), StandardCharsets.UTF_8).split("\n")) {
      ObjectNode flow = (ObjectNode) read(line);
      flows.put(flow.remove("idempotencyKey").textValue(), flow);
    }
    return flows;
  }

  private static JsonNode read(String json) {
    try {
      return EXACT.readTree(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** The data of the only observation of the only step. */
  JsonNode onlyData() {
    return json().at("/steps/0/observations/0/data");
  }

  private InputStream open() throws IOException {
    InputStream raw = new ByteArrayInputStream(body);
    return header("content-encoding").equals("gzip") ? new GZIPInputStream(raw) : raw;
  }
}
