package dev.flowtrail.cluster.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code /details} said of a flow, with the bytes of its data as they came.
 *
 * @param unreadable how many observations came with an error instead of their data
 */
record Details(String key, List<TestFlow.Observation> observations, int unreadable) {

  private static final JsonFactory JSON = new JsonFactory();

  static Details parse(byte[] body) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      return new Reading(body, json).flow();
    }
  }

  /** Whether everything that was sent is there, once, in order, byte for byte. */
  boolean matches(TestFlow flow) {
    return key.equals(flow.idempotencyKey())
        && observations.size() == flow.observations().size()
        && same(observations, flow.observations());
  }

  private static boolean same(List<TestFlow.Observation> stored, List<TestFlow.Observation> sent) {
    for (int i = 0; i < sent.size(); i++) {
      if (!stored.get(i).step().equals(sent.get(i).step())
          || !stored.get(i).name().equals(sent.get(i).name())
          || !Arrays.equals(stored.get(i).data(), sent.get(i).data())) {
        return false;
      }
    }
    return true;
  }

  /** One pass over a body. */
  private static final class Reading {
    private final byte[] body;
    private final JsonParser json;
    private final List<TestFlow.Observation> observations = new ArrayList<>();
    private String key = "";
    private int unreadable;

    Reading(byte[] body, JsonParser json) {
      this.body = body;
      this.json = json;
    }

    Details flow() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "key" -> key = json.nextTextValue();
          case "steps" -> elements(this::step);
          default -> skip();
        }
      }
      return new Details(key, List.copyOf(observations), unreadable);
    }

    private interface Element {
      void read() throws IOException;
    }

    private void elements(Element element) throws IOException {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        element.read();
      }
    }

    private void step() throws IOException {
      int first = observations.size();
      String name = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "name" -> name = json.nextTextValue();
          case "observations" -> elements(this::observation);
          default -> skip();
        }
      }
      for (int i = first; i < observations.size(); i++) {
        TestFlow.Observation found = observations.get(i);
        observations.set(i, new TestFlow.Observation(name, found.name(), found.data()));
      }
    }

    private void observation() throws IOException {
      String name = "";
      byte[] data = {};
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "name" -> name = json.nextTextValue();
          case "data" -> data = slice();
          case "error" -> {
            unreadable++;
            skip();
          }
          default -> skip();
        }
      }
      observations.add(new TestFlow.Observation("", name, data));
    }

    private byte[] slice() throws IOException {
      json.nextToken();
      int from = (int) json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      return Arrays.copyOfRange(body, from, (int) json.currentLocation().getByteOffset());
    }

    private void skip() throws IOException {
      json.nextToken();
      json.skipChildren();
    }
  }
}
