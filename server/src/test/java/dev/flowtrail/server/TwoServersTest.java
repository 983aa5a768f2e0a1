package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes that share everything. */
class TwoServersTest {

  private static final int COPIES = 200;

  @TempDir Path folder;

  @Test
  void copiesOfOneRequestAreStoredOnceOverOnePostgres() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      copiesAreStoredOnce(database, List.of(), 1);
    }
  }

  @Test
  void copiesOfOneRequestAreStoredOnceOverOneRedis() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        TestRedis redis = TestRedis.start("--appendonly", "yes", "--appendfsync", "always")) {
      List<String> flags = List.of("--redis-url", redis.address().toString());
      copiesAreStoredOnce(database, flags, 1);
      redis.kill();
      redis.startAgain();
      copiesAreStoredOnce(database, flags, 0);
    }
  }

  private void copiesAreStoredOnce(TestDatabase database, List<String> flags, int newOnes)
      throws Exception {
    try (ServerProcess one = start(database, flags);
        ServerProcess two = start(database, flags)) {
      List<Api> servers = List.of(new Api(one.address()), new Api(two.address()));
      String body = FlowText.of("[{\"id\":1}]").toString();
      List<Answer> answers =
          together(COPIES, number -> servers.get(number % 2).post("one key", body));
      assertThat(answers).extracting(Answer::status).containsOnly(202);
      assertThat(answers).extracting(answer -> answer.at("/flowId")).containsOnly(firstId(answers));
      assertThat(answers)
          .filteredOn(answer -> !answer.json().at("/replayed").booleanValue())
          .hasSize(newOnes);
      servers.getLast().awaitVisible(firstId(answers));
      assertThat(count(database, "flow")).isEqualTo(1);
      assertThat(count(database, "segment")).isEqualTo(1);
    }
  }

  private static String firstId(List<Answer> answers) {
    return answers.getFirst().at("/flowId");
  }

  private ServerProcess start(TestDatabase database, List<String> flags) throws IOException {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of("--database-url", database.address().jdbcUrl()));
    all.addAll(List.of("--database-user", database.address().user()));
    all.addAll(List.of("--database-password", database.address().password()));
    all.addAll(List.of("--payload-dir", folder.resolve("payload").toString()));
    return ServerProcess.start(folder, all.toArray(String[]::new));
  }

  private static long count(TestDatabase database, String table) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select("select count(*) from " + table).mapTo(Long.class).one());
  }

  private interface Numbered<T> {
    T run(int number);
  }

  private static <T> List<T> together(int count, Numbered<T> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> all =
          IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> work.run(i)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
