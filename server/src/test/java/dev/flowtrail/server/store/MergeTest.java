package dev.flowtrail.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.database.Database;
import dev.flowtrail.server.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final FlowStore STORE = new FlowStore(DATABASE.jdbi());

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static void save(List<StoredFlow> flows) {
    STORE.save(StoredFlows.segmentsOf(flows), flows);
  }

  /** Everything that is known of a flow, save for the segment that brought it first. */
  private static List<String> rows(int teamId, UUID flowId) {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select to_jsonb(flow)::text from flow where team_id = :team and id = :id
                    union all
                    select to_jsonb(step)::text from step where team_id = :team and flow_id = :id
                    union all
                    select (to_jsonb(observation) - 'segment_id')::text
                    from observation
                    where team_id = :team and flow_id = :id
                    order by 1
                    """)
                .bind("team", teamId)
                .bind("id", flowId)
                .mapTo(String.class)
                .list());
  }

  private static void forget(int teamId, UUID flowId) {
    DATABASE
        .jdbi()
        .useHandle(handle -> {
          handle.execute("delete from flow where team_id = ? and id = ?", teamId, flowId);
          handle.execute("delete from step where team_id = ? and flow_id = ?", teamId, flowId);
          handle.execute(
              "delete from observation where team_id = ? and flow_id = ?", teamId, flowId);
        });
  }

  @RepeatedTest(40)
  void anyOrderAndRepetitionOfUpdatesMakesTheSameFlow(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    UUID flowId = new UUID(random.nextLong(), random.nextLong());
    StoredFlows flows = new StoredFlows(random.nextLong());
    List<StoredFlow> updates =
        new ArrayList<>(IntStream.range(0, 5).mapToObj(i -> flows.update(1, flowId)).toList());
    save(updates);
    List<String> expected = rows(1, flowId);
    assertThat(expected).isNotEmpty();
    for (int i = 0; i < 5; i++) {
      forget(1, flowId);
      Collections.shuffle(updates, random);
      int cut = random.nextInt(updates.size());
      save(updates.subList(cut, updates.size()));
      save(updates);
      save(updates.subList(0, cut));
      assertThat(rows(1, flowId)).isEqualTo(expected);
    }
  }

  @Test
  void idOfOneTeamNeverTouchesThatOfAnother() {
    UUID flowId = UUID.randomUUID();
    StoredFlow ours = new StoredFlows(1).update(1, flowId);
    save(List.of(ours));
    List<String> before = rows(1, flowId);
    save(List.of(new StoredFlows(2).update(2, flowId), new StoredFlows(3).update(2, flowId)));
    assertThat(rows(1, flowId)).isEqualTo(before);
    FlowReader reader = new FlowReader(DATABASE.jdbi(), Duration.ofMinutes(5));
    assertThat(reader.findFlow(1, flowId).orElseThrow().head().name())
        .isEqualTo(ours.update().flow().name());
    assertThat(reader.findFlow(3, flowId)).isEmpty();
  }

  /** As many at once as leave connections free: waiting for one is not what is tried here. */
  @Test
  void writersOfTheSameFlowsNeverLockEachOtherOut() throws Exception {
    List<UUID> flowIds = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
    // One more for each connection would only wait for one.
    try (ExecutorService writers = Executors.newFixedThreadPool(Database.MAX_CONNECTIONS - 1)) {
      List<Callable<Void>> saves =
          IntStream.range(0, 40)
              .<Callable<Void>>mapToObj(number ->
                  () -> {
                    StoredFlows flows = new StoredFlows(number);
                    List<StoredFlow> batch = new ArrayList<>();
                    flowIds.forEach(id -> batch.add(flows.update(1 + number % 2, id)));
                    flowIds.forEach(id -> batch.add(flows.update(1, id)));
                    Collections.shuffle(batch, new Random(number));
                    save(batch);
                    return null;
                  })
              .toList();
      for (Future<Void> save : writers.invokeAll(saves)) {
        save.get();
      }
    }
    assertThat(rows(1, flowIds.getFirst())).isNotEmpty();
  }

  @Test
  void flowThatAnotherServerStoresAtTheSameMomentIsMerged() throws Exception {
    UUID flowId = UUID.randomUUID();
    StoredFlows flows = new StoredFlows(1);
    List<StoredFlow> here = List.of(flows.update(1, flowId));
    List<StoredFlow> there = List.of(flows.update(1, flowId));
    save(here);
    save(there);
    List<String> expected = rows(1, flowId);
    forget(1, flowId);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> second =
          DATABASE
              .jdbi()
              .inTransaction(handle -> {
                List<FlowState> states = FlowState.fold(here);
                FlowRows.copy(handle, states);
                StepRows.copy(handle, states);
                ObservationRows.copy(
                    handle,
                    SegmentRows.insert(handle, StoredFlows.segmentsOf(here)),
                    Contents.rows(states.getFirst()).stream().flatMap(List::stream).toList());
                Future<?> waiting = executor.submit(() -> save(there));
                Eventually.isTrue(MergeTest::somebodyWaitsForALock);
                return waiting;
              });
      second.get();
    }
    assertThat(rows(1, flowId)).isEqualTo(expected);
  }

  private static boolean somebodyWaitsForALock() {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .select("select exists (select from pg_locks where not granted)")
                .mapTo(Boolean.class)
                .one());
  }
}
