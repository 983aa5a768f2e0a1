package dev.flowtrail.server.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.http.Cancellation;
import dev.flowtrail.server.index.CandidateFiles.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a question may do, and what not. */
class CandidateIndexTest {

  private static final TestDatabase DATABASE = TestDatabase.create();

  private static final String ENDLESS =
      "select sum(a.range * b.range) from range(10000000) a, range(10000000) b";

  @TempDir static Path folder;

  private static CandidateIndex index;

  @BeforeAll
  static void open() throws IOException {
    index = SmallIndex.open(DATABASE.jdbi(), folder.resolve("payload"), folder.resolve("work"));
  }

  @AfterAll
  static void close() {
    index.close();
    DATABASE.close();
  }

  private static List<Long> ask(String sql, Object... parameters) {
    return index.select(Wanted.everything(), sql, List.of(parameters), row -> row.getLong(1));
  }

  @Test
  void emptyIndexHasAllColumnsAndNoRows() {
    assertThat(
            ask(
                "select count(*) from candidates where flow_id = ? and rank > 1 and fields['a'] = ?",
                UUID.randomUUID(),
                "x"))
        .containsExactly(0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from read_csv('/etc/passwd')",
        "select count(*) from read_text('/etc/hostname')",
        "select count(*) from glob('/*')",
        "copy (select 1) to '/tmp/flowtrail-must-not-be.parquet'",
        "attach '/tmp/flowtrail-must-not-be.db' as other",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '8GB'",
        "set enable_external_access = true",
        "reset lock_configuration"
      })
  void nothingButTheFilesOfCandidatesCanBeReached(String sql) {
    assertThatThrownBy(() -> ask(sql)).isInstanceOf(CandidateQueryException.Unavailable.class);
    assertThat(ask("select 1")).containsExactly(1L);
  }

  @Test
  void questionThatTakesTooLongIsEnded() {
    assertThatThrownBy(() -> ask(ENDLESS))
        .isInstanceOf(CandidateQueryException.TimedOut.class)
        .hasMessageContaining("3000 ms");
    assertThat(ask("select 1")).containsExactly(1L);
  }

  @Test
  void questionThatTakesTooMuchMemoryIsRefused() {
    assertThatThrownBy(() -> ask("select len(list(range)) from range(200000000)"))
        .isInstanceOf(CandidateQueryException.TooLarge.class)
        .hasMessageContaining("67108864 bytes");
    assertThat(ask("select 1")).containsExactly(1L);
  }

  @Test
  void questionThatIsTakenBackEndsLongBeforeItsTime() {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Void> asking =
        CompletableFuture.runAsync(
            () -> cancellation.during(() -> ask(ENDLESS)), Thread::startVirtualThread);
    Eventually.isTrue(() -> index.running() == 1);
    long begin = System.nanoTime();
    cancellation.cancel();
    assertThatThrownBy(asking::join).hasMessageContaining("question-cancelled");
    Eventually.isTrue(() -> index.running() == 0);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }
}
