package dev.flowtrail.server.query;

import static dev.flowtrail.server.FlowText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowListTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @BeforeAll
  static void store() {
    store("oldest", "2026-01-01T00:00:00Z", FlowText.named("films"));
    store("tie-1", "2026-01-02T00:00:00Z", FlowText.named("films").with("status", "\"failed\""));
    store(
        "tie-2", "2026-01-02T00:00:00Z", FlowText.named("films").with("reason", "\"no 50% left\""));
    store(
        "tie-3",
        "2026-01-02T00:00:00Z",
        FlowText.named("products").with("attributes", "{\"market\":\"DE\",\"size\":1.50}"));
    store("newest", "2026-01-03T00:00:00Z", FlowText.named("products"));
  }

  private static void store(String key, String createdAt, FlowText flow) {
    API.store(flow.with("key", quote(key)).with("createdAt", quote(createdAt)));
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer list(String query) {
    Answer answer = API.get("/api/flows?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static List<String> keys(Answer answer) {
    return StreamSupport.stream(answer.json().path("flows").spliterator(), false)
        .map(flow -> flow.path("key").asText())
        .toList();
  }

  @Test
  void newestComesFirst() {
    Answer answer = list("");
    assertThat(keys(answer)).startsWith("newest").endsWith("oldest").hasSize(5);
    JsonNode pagination = answer.json().path("pagination");
    assertThat(pagination.path("total").intValue()).isEqualTo(5);
    assertThat(pagination.path("page").intValue()).isEqualTo(1);
    assertThat(pagination.path("limit").intValue()).isEqualTo(20);
    assertThat(pagination.path("totalPages").intValue()).isEqualTo(1);
    assertThat(pagination.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void pagesShowEveryFlowOnce() {
    List<String> seen = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      Answer answer = list("limit=2&page=" + page);
      assertThat(answer.json().at("/pagination/totalPages").intValue()).isEqualTo(3);
      seen.addAll(keys(answer));
    }
    assertThat(seen).isEqualTo(keys(list("")));
  }

  @Test
  void cursorsShowEveryFlowOnceAlsoWhereTimesAreEqual() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer answer = list("limit=2" + cursor);
      assertThat(answer.json().at("/pagination/total").intValue()).isEqualTo(5);
      seen.addAll(keys(answer));
      JsonNode next = answer.json().at("/pagination/nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    assertThat(seen).isEqualTo(keys(list("")));
  }

  @Test
  void pageBeyondTheEndIsEmpty() {
    assertThat(keys(list("page=9"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=products              | newest tie-3",
        "status=failed              | tie-1",
        "status=abandoned           |",
        "key=tie-2                  | tie-2",
        "from=2026-01-03T00:00:00Z  | newest",
        "to=2026-01-02T00:00:00Z    | oldest",
        "from=2026-01-01T00:00:00%2B01:00&to=2026-01-01T00:00:00.001Z | oldest",
        "q=EWES                     | newest",
        "q=50%25                    | tie-2",
        "q=_                        |",
        "q=market                   | tie-3",
        "attr.market=DE             | tie-3",
        "attr.size=1.50             | tie-3",
        "attr.size=1.5              |",
        "attr.market=DE&name=films  |",
      })
  void filterKeepsWhatFits(String query, String expected) {
    assertThat(keys(list(query)))
        .containsExactly(expected == null ? new String[0] : expected.split(" "));
  }

  @Test
  void quotedParameterIsNotCutThroughACharacter() {
    Answer answer = API.get("/api/flows?status=" + "a".repeat(59) + "%F0%9F%98%80");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/detail")).contains("aaa?...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=1.5",
        "page=",
        "page=1000001",
        "limit=0",
        "limit=201",
        "limit=many",
        "status=done",
        "from=yesterday",
        "to=2026-01-02",
        "from=%2B300000-01-01T00:00:00Z",
        "cursor=nonsense",
        "cursor=AHAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "cursor=f_________9_____AAAAAAAAAAAAAAAAAAAAAA",
        "limit=1&limit=2",
        "colour=red",
        "q=%00",
        "attr.a%00b=1",
      })
  void badParameterIsRefused(String query) {
    Answer answer = API.get("/api/flows?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(answer.at("/detail")).contains(query.replaceFirst("[=%].*", ""));
  }
}
