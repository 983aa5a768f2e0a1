package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.protocol.Fault;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what a server has against a flow, whatever it answered. */
final class ProblemReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProblemReader() {}

  static Problem read(Answer answer) {
    try {
      JsonNode body = MAPPER.readTree(answer.body());
      return of(answer.status(), body);
    } catch (JsonProcessingException | StackOverflowError unreadable) {
      return unknown(answer.status());
    }
  }

  /** Of a document that stands for the answer to one flow. */
  static Problem of(int status, JsonNode body) {
    return body.isObject() ? known(status, body) : unknown(status);
  }

  private static Problem known(int status, JsonNode body) {
    String title = body.path("title").asText("");
    return new Problem(
        body.path("type").asText("about:blank"),
        status,
        body.path("detail").asText(title),
        faults(body.path("errors")));
  }

  private static List<Fault> faults(JsonNode errors) {
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> new Fault(error.path("pointer").asText(), error.path("detail").asText()))
        .toList();
  }

  private static Problem unknown(int status) {
    String detail =
        "expected 202 or a problem document but was neither:"
            + " check that the endpoint is a Flow Trail server";
    return new Problem("about:blank", status, detail, List.of());
  }
}
