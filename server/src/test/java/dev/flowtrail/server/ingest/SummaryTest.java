package dev.flowtrail.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.queue.StagedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  private static final String QUERYABLE =
      ",\"queryable\":{\"metrics.price\":\"number\",\"ok\":\"boolean\",\"title\":\"string\"}";
  private static final String ROLES = ",\"roles\":{\"passed\":\"ok\"}";

  private static StagedData stage(String data, String more) {
    return Decoded.of(FlowText.named("selection").observing("rows", data, more).toString())
        .onlyStaged();
  }

  @Test
  void declaredFieldsAreCounted() {
    StagedData staged =
        stage(
            """
            [{"metrics": {"price": 3.5}, "ok": true, "title": "a"},
             {"metrics": {"price": -1}, "ok": false},
             {"metrics": {"price": "dear"}, "ok": null, "title": 7},
             {"title": ["no", "text"]}]
            """,
            QUERYABLE + ROLES);
    assertThat(staged.itemCount()).isEqualTo(4);
    assertThat(staged.passedCount()).isEqualTo(1);
    assertThat(staged.summary())
        .isEqualTo(
            """
            {"items":4,"passed":1,"failed":1,"fields":{\
            "metrics.price":{"type":"number","present":2,"missing":1,"mismatched":1,\
            "min":-1.0,"max":3.5},\
            "ok":{"type":"boolean","present":2,"missing":2,"mismatched":0,"true":1,"false":1},\
            "title":{"type":"string","present":1,"missing":2,"mismatched":1}}}\
            """);
  }

  @Test
  void whatTheClientCountedStandsBesideWhatTheDataHolds() {
    StagedData staged =
        stage("[{\"ok\":true}]", ROLES + ",\"totals\":{\"in\":1000000,\"out\":120}");
    assertThat(staged.itemCount()).isEqualTo(1);
    assertThat(staged.summary())
        .startsWith(
            "{\"items\":1,\"passed\":1,\"failed\":0,\"totals\":{\"in\":1000000,\"out\":120},");
  }

  @Test
  void whatIsDeclaredAfterTheDataCountsToo() {
    assertThat(stage("[{\"ok\":true},{\"ok\":true}]", ROLES).passedCount()).isEqualTo(2);
  }

  @Test
  void fieldThatAnElementHasTwiceIsNotCountedAsMissing() {
    assertThat(stage("[{\"title\":\"a\",\"title\":\"b\"}]", QUERYABLE).summary())
        .contains("\"title\":{\"type\":\"string\",\"present\":1,\"missing\":0,\"mismatched\":0}");
  }

  @Test
  void stepThatHadNoCandidatesLetNonePass() {
    StagedData staged = stage("[]", ROLES);
    assertThat(staged.itemCount()).isZero();
    assertThat(staged.passedCount()).isZero();
  }

  @Test
  void candidatesWithoutAVerdictAreNotCountedAsRejected() {
    assertThat(stage("[{\"title\":\"a\"}]", ROLES).passedCount()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "[{},[]]", "[\"a\"]"})
  void arrayOfOtherThanObjectsHasNoSummary(String data) {
    StagedData staged = stage(data, "");
    assertThat(staged.itemCount()).isPositive();
    assertThat(staged.summary()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rows\":[{}]}", "7", "null"})
  void whatIsNoArrayHasNoItems(String data) {
    StagedData staged = stage(data, "");
    assertThat(staged.itemCount()).isNull();
    assertThat(staged.summary()).isNull();
  }
}
