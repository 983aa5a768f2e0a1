package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What readers find, asked as any client would ask. */
final class StoredFlows {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI api;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  StoredFlows(URI api) {
    this.api = api;
  }

  /** One flow in the list. */
  record Listed(String id, String key, int observations) {}

  /** How many flows with this name can be found. */
  long count(String name) throws IOException, InterruptedException {
    return get("/api/flows?limit=1&name=" + name).at("/pagination/total").longValue();
  }

  /** How many of them have ended well. */
  long countCompleted(String name) throws IOException, InterruptedException {
    return get("/api/flows?limit=1&status=completed&name=" + name)
        .at("/pagination/total")
        .longValue();
  }

  /** All flows with this name. */
  List<Listed> list(String name) throws IOException, InterruptedException {
    List<Listed> all = new ArrayList<>();
    String place = "";
    while (true) {
      JsonNode page = get("/api/flows?limit=200&name=" + name + place);
      for (JsonNode flow : page.path("flows")) {
        all.add(
            new Listed(
                flow.path("id").textValue(),
                flow.path("key").textValue(),
                flow.path("observationCount").intValue()));
      }
      JsonNode cursor = page.at("/pagination/nextCursor");
      if (!cursor.isTextual()) {
        return all;
      }
      place = "&cursor=" + cursor.textValue();
    }
  }

  /** A flow with all its data. */
  JsonNode details(String id) throws IOException, InterruptedException {
    return get("/api/flows/" + id + "/details");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("GET " + path + " answered " + response.statusCode());
      }
      return json.readTree(body);
    }
  }
}
