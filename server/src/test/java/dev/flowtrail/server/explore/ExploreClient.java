package dev.flowtrail.server.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks what can be asked across flows. */
record ExploreClient(Api api) {

  /**
   * @param more names and values of further members, in turn
   */
  Answer ask(String query, @Nullable Object... more) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("query", query);
    for (int i = 0; i < more.length; i += 2) {
      members.put((String) more[i], more[i + 1]);
    }
    return post("/api/explore", TestData.Json.object(members));
  }

  Answer post(String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return api.call("POST", path, BodyPublishers.ofString(body), all.toArray(String[]::new));
  }

  /** All rows, page by page. */
  List<JsonNode> rows(Scope of, String query, String sort, int limit) {
    List<JsonNode> rows = new ArrayList<>();
    String cursor = null;
    do {
      Answer answer =
          ask(query, "of", of.word() + "s", "sort", sort, "limit", limit, "cursor", cursor);
      assertThat(answer.status()).as(query + " " + answer.text()).isEqualTo(200);
      answer.json().path("rows").forEach(rows::add);
      JsonNode next = answer.json().path("cursor");
      cursor = next.isNull() ? null : next.asText();
    } while (cursor != null);
    return rows;
  }
}
