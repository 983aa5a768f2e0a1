package dev.flowtrail.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tellsOfEachFlowWhatWasDecidedAndWhereToSeeIt() throws IOException {
    try (Receiver receiver = new Receiver()) {
      int exit = run("--endpoint", receiver.endpoint(), "--flows", "4");

      assertThat(exit).isZero();
      assertThat(lines(out))
          .hasSize(8)
          .filteredOn(line -> line.contains("/flows/"))
          .hasSize(4)
          .allMatch(line -> line.strip().startsWith(receiver.endpoint() + "/flows/"));
    }
  }

  @Test
  void sendsOneLargeFlowInstead() throws IOException {
    try (Receiver receiver = new Receiver()) {
      int exit = run("--endpoint", receiver.endpoint(), "--candidates", "5000");

      assertThat(exit).isZero();
      assertThat(receiver.documents()).extracting(Document::name).containsExactly("film_archive");
    }
  }

  @Test
  void serverThatIsNotThereIsSaidPlainly() throws IOException {
    String nobody = "127.0.0.1:" + freePort();

    int exit = run(Duration.ofSeconds(1), "--endpoint", "http://" + nobody, "--flows", "2");

    assertThat(exit).isEqualTo(1);
    assertThat(lines(out)).isEmpty();
    assertThat(err.toString(UTF_8))
        .contains("film_of_the_night was not delivered to http://" + nobody);
  }

  @Test
  void wrongArgumentNamesWhatIsExpected() {
    assertThat(run("--flows", "many")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("expected 1 to 10000 after --flows but was \"many\"");
  }

  @Test
  void unknownOptionNamesTheKnownOnes() {
    assertThat(run("--flow", "2")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--endpoint, --seed, --flows, --candidates");
  }

  @Test
  void helpExplainsTheOptions() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(Arguments.USAGE);
  }

  private int run(String... line) {
    return run(Duration.ofSeconds(30), line);
  }

  private int run(Duration patience, String... line) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T20:15:00Z"), ZoneOffset.UTC);
    return Main.run(
        List.of(line),
        clock,
        patience,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private static List<String> lines(ByteArrayOutputStream text) {
    return text.toString(UTF_8).lines().toList();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
