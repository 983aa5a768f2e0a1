package dev.flowtrail.server.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.PlantedFlow.Row;
import dev.flowtrail.server.insight.CandidateRecords;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.payload.MemoryPayloadCache;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.text.TextIndex;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexer, driven step by step over flows whose candidates are known. */
class IndexerTest {

  /** Its own indexer sleeps. */
  private RunningServer server;

  private BlobStore blobs;
  private CandidateIndex index;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = RunningServer.start(Map.of("index-wait", "1h", "segment-wait", "10ms"));
    blobs = new FileBlobStore(server.payloadFolder());
    index = new CandidateIndex(server.jdbi(), blobs, QuestionBudget.unlimited(), limits());
  }

  @AfterEach
  void close() {
    index.close();
    server.close();
  }

  private IndexLimits limits() {
    return new IndexLimits(
        folder, 128L << 20, 2, 64L << 20, Duration.ofSeconds(20), Duration.ofHours(1), 1_000);
  }

  private Indexer indexer(BlobStore store) {
    PayloadReader payloads =
        new PayloadReader(blobs, new MemoryPayloadCache(1 << 20, System::nanoTime));
    return new Indexer(
        server.jdbi(),
        store,
        new IndexedData(
            new CandidateRecords(payloads, new CorrectedFields(server.jdbi())),
            new TextIndex(payloads, 1_000)),
        limits(),
        Duration.ofMinutes(5),
        Duration.ZERO);
  }

  private void work() throws Exception {
    try (Indexer indexer = indexer(blobs)) {
      assertThat(indexer.work()).isTrue();
    }
  }

  private List<PlantedFlow> store(long fromSeed, long toSeed, int days) {
    Api api = server.api();
    List<PlantedFlow> flows =
        LongStream.range(fromSeed, toSeed).mapToObj(seed -> new PlantedFlow(seed, days)).toList();
    for (PlantedFlow flow : flows) {
      assertThat(api.post("key-" + flow.id(), flow.text()).status()).isEqualTo(202);
    }
    flows.forEach(flow -> api.awaitVisible(flow.id().toString()));
    return flows;
  }

  private void storeLater(PlantedFlow flow) {
    Api api = server.api();
    Answer answer =
        api.call(
            "POST",
            "/api/flows/" + flow.id() + "/events",
            BodyPublishers.ofString(flow.laterEvent()),
            "Content-Type",
            "application/x-ndjson",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    Eventually.isTrue(
        () -> !api.get("/api/flows/" + flow.id()).at("/steps/0/observations/1/id").isEmpty());
  }

  /** It knows the folder and nothing of us. */
  private List<List<Object>> readByAnotherProgram() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(server.payloadFolder().resolve("index/candidates"))) {
      files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
    List<List<Object>> read = new ArrayList<>();
    try (ParquetFileReader parquet = ParquetFileReader.openAll(InputFile.ofPaths(files));
        RowReader rows = parquet.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        read.add(
            List.of(
                rows.getUuid("flow_id"),
                rows.getTimestamp("flow_start"),
                rows.getString("candidate_id"),
                rows.getList("failed_rules").strings()));
      }
    }
    return read;
  }

  private static List<Row> rows(List<PlantedFlow> flows) {
    return flows.stream().flatMap(flow -> flow.rows().stream()).toList();
  }

  private long files(String condition) {
    return server
        .jdbi()
        .withHandle(handle ->
            handle
                .select("select count(*) from candidate_file where " + condition)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void metricsTellHowFarTheIndexIsAndWhatItHolds() throws Exception {
    List<PlantedFlow> flows = store(0, 3, 1);
    assertThat(metric("flowtrail_index_lag_seconds")).isPositive();
    assertThat(metric("flowtrail_index_rows")).isZero();
    work();
    assertThat(metric("flowtrail_index_lag_seconds")).isZero();
    assertThat(metric("flowtrail_index_rebuilding")).isZero();
    assertThat(metric("flowtrail_index_rows")).isEqualTo(rows(flows).size());
    assertThat(metric("flowtrail_index_files")).isEqualTo(1);
    assertThat(metric("flowtrail_index_bytes")).isPositive();
    assertThat(metric("flowtrail_index_text_bytes")).isPositive();
    assertThat(metric("flowtrail_index_shortened_texts")).isZero();
    assertThat(metric("flowtrail_queue_entries")).isZero();
  }

  @Test
  void metricsTellWhileAServerWorksOnTheIndex() throws Exception {
    assertThat(metric("flowtrail_index_working")).isZero();
    server
        .jdbi()
        .useTransaction(handle -> {
          handle.select("select pg_advisory_xact_lock(?)", Indexer.LOCK).mapToMap().one();
          assertThat(metric("flowtrail_index_working")).isOne();
        });
    assertThat(metric("flowtrail_index_working")).isZero();
  }

  private double metric(String name) {
    return server.api().metric(name);
  }

  @Test
  void everyCandidateIsInTheIndexAsItWasRecorded() throws Exception {
    List<PlantedFlow> flows = store(0, 60, 4);
    work();
    assertThat(IndexedRows.of(index)).containsExactlyInAnyOrderElementsOf(rows(flows));
    assertThat(readByAnotherProgram())
        .containsExactlyInAnyOrderElementsOf(
            rows(flows).stream()
                .map(row -> List.of(row.flowId(), row.flowStart(), row.id(), row.failedRules()))
                .toList());
    assertThat(index.freshness().through()).isPresent();
    assertThat(index.freshness().lag()).isZero();
  }

  @Test
  void otherProgramsFindTheSameInTheFolder() throws Exception {
    List<PlantedFlow> flows = store(0, 12, 3);
    work();
    storeLater(flows.getFirst());
    work();
    List<Row> expected = new ArrayList<>(rows(flows.subList(1, flows.size())));
    expected.addAll(flows.getFirst().laterRows());
    assertThat(DocumentedView.rows(server.payloadFolder()))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .map(row -> List.<Object>of(row.flowId(), row.step(), row.id()))
                .toList());
  }

  @Test
  void candidatesThatSayMoreThanIsPutInOrderAtATimeAreAllInTheIndex() throws Exception {
    for (int flow = 0; flow < 3; flow++) {
      String candidates = sayingALot(flow * 2_000, flow * 2_000 + 2_000);
      server
          .api()
          .store(
              FlowText.named("long")
                  .with("finishedAt", "\"2026-01-05T10:00:02.000Z\"")
                  .with("status", "\"completed\"")
                  .observing(
                      "seen", candidates, ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\"}"));
    }
    work();
    assertThat(IndexedRows.of(index).stream().filter(row -> row.id().startsWith("long-")))
        .hasSize(6_000);
  }

  /** Each in 12 KB. */
  private static String sayingALot(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i ->
            "{\"id\":\"long-%d\",\"passed\":true,\"said\":\"%s\"}"
                .formatted(i, (i + " says ").repeat(1_200)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void whatIsMergedAndWhatIsMadeAnewSaysTheSame() throws Exception {
    List<PlantedFlow> flows = new ArrayList<>();
    for (int round = 0; round < 9; round++) {
      flows.addAll(store(round * 4, round * 4 + 4, 1));
      work();
    }
    assertThat(files("retired_at is null")).isLessThan(8);
    assertThat(IndexedRows.of(index)).containsExactlyInAnyOrderElementsOf(rows(flows));

    List<Row> expected = new ArrayList<>(rows(flows.subList(5, flows.size())));
    for (PlantedFlow flow : flows.subList(0, 5)) {
      storeLater(flow);
      expected.addAll(flow.laterRows());
    }
    work();
    assertThat(IndexedRows.of(index)).containsExactlyInAnyOrderElementsOf(expected);
    List<String> words = words();

    new IndexProgress(server.jdbi()).beginAnew();
    assertThat(index.freshness().through()).isEmpty();
    assertThat(words()).isEmpty();
    work();
    assertThat(IndexedRows.of(index)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(words()).isEqualTo(words).doesNotHaveDuplicates();
  }

  /** A round, a merge and the removal of what was merged take nine steps. */
  @Test
  void indexerThatDiesAtAnyStepLeavesNoGapAndNoDouble() throws Exception {
    mergeWhateverThereIs();
    List<Row> expected = new ArrayList<>();
    PlantedFlow last = store(1_000, 1_001, 1).getFirst();
    work();
    for (int step = 1; step <= 8; step++) {
      PlantedFlow flow = store(1_000 + step, 1_001 + step, 1).getFirst();
      storeLater(last);
      workUntilDeath(step);
      expected.addAll(last.laterRows());
      List<Row> now = new ArrayList<>(expected);
      now.addAll(flow.rows());
      if (step > 2) {
        assertThat(IndexedRows.of(index)).containsExactlyInAnyOrderElementsOf(now);
      }
      work();
      assertThat(IndexedRows.of(index)).containsExactlyInAnyOrderElementsOf(now);
      last = flow;
    }
    assertThat(objects()).hasSize((int) files("true"));
    assertThat(words()).doesNotHaveDuplicates();
  }

  private List<String> words() {
    return server
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    "select concat_ws(' ', flow_id, step_id, observation_id, flow_start, words)"
                        + " as part from text_part order by part")
                .mapTo(String.class)
                .list());
  }

  private void mergeWhateverThereIs() {
    server
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "alter table candidate_file"
                    + " alter created_at set default now() - interval '1 hour'"));
  }

  private void workUntilDeath(int step) {
    assertThatThrownBy(
            () -> {
              try (Indexer indexer = indexer(new DyingStore(blobs, step))) {
                indexer.work();
              }
            })
        .isInstanceOf(DyingStore.Death.class);
  }

  private List<String> objects() throws IOException {
    return blobs.list(CandidateFiles.PREFIX, "", 10_000).stream()
        .map(BlobStore.Listed::key)
        .toList();
  }
}
