package dev.flowtrail.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public String text() {
    return new String(body, UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON but was: " + text(), e);
    }
  }

  /** The text at a JSON Pointer. */
  public String at(String pointer) {
    return json().at(pointer).asText();
  }

  /** The name of the problem, such as {@code invalid-flow}. */
  public String problem() {
    return at("/type").replaceFirst("^/problems/", "");
  }

  /** The places of all faults. */
  public List<String> pointers() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText())
        .toList();
  }
}
