package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.load.Http;
import dev.flowtrail.cluster.part.Await;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Flows whose pieces many writers push to any server, in no order, until each is acknowledged. */
final class PushedPieces {

  private static final int STEPS = 5;
  private static final int WRITERS = 16;
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ABSENCE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Http http = new Http(ANSWER);
  private final List<URI> servers;
  private final List<UUID> flows = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final AtomicInteger acknowledged = new AtomicInteger();

  PushedPieces(List<URI> servers, int flows) {
    this.servers = servers;
    for (int i = 0; i < flows; i++) {
      add(UUID.randomUUID());
    }
    Collections.shuffle(pieces);
  }

  private record Piece(UUID flow, String events) {}

  private void add(UUID flow) {
    flows.add(flow);
    String id = "\"id\":\"" + flow + "\"";
    Instant now = Instant.now();
    add(
        flow,
        "flow.started",
        "flow",
        id + ",\"name\":\"pieces\",\"key\":\"%s\",\"createdAt\":\"%s\"".formatted(flow, now));
    for (int step = 0; step < STEPS; step++) {
      addStep(flow, step, now);
    }
    add(
        flow,
        "flow.finished",
        "flow",
        id + ",\"status\":\"completed\",\"finishedAt\":\"" + now + "\"");
  }

  private void addStep(UUID flow, int number, Instant now) {
    UUID step = UUID.randomUUID();
    String id = "\"id\":\"" + step + "\"";
    add(
        flow,
        "step.started",
        "step",
        id
            + ",\"name\":\"step_%d\",\"version\":1,\"position\":%d,\"createdAt\":\"%s\""
                .formatted(number, number, now));
    add(
        flow,
        "observation.captured",
        "observation",
        "\"id\":\"%s\",\"stepId\":\"%s\",\"name\":\"data\",\"capturedAt\":\"%s\",\"data\":\"%s\""
            .formatted(UUID.randomUUID(), step, now, token(flow, number)));
    add(
        flow,
        "step.finished",
        "step",
        id + ",\"status\":\"completed\",\"finishedAt\":\"" + now + "\"");
  }

  private void add(UUID flow, String type, String of, String members) {
    pieces.add(new Piece(flow, "{\"type\":\"%s\",\"%s\":{%s}}\n".formatted(type, of, members)));
  }

  /** What only the data of this step holds. */
  private static String token(UUID flow, int step) {
    return flow + "/" + step + "/";
  }

  /** One blow after the other, spread over the time that the writers take. */
  void pushWhile(List<Blow> blows) throws InterruptedException {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      pieces.forEach(piece -> writers.execute(() -> push(piece)));
      for (int i = 0; i < blows.size(); i++) {
        int due = pieces.size() * (i + 1) / (blows.size() + 1);
        assertThat(Await.isTrue(PATIENCE, () -> acknowledged.get() >= due)).isTrue();
        blows.get(i).strike(ABSENCE);
      }
      writers.shutdown();
      assertThat(writers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    assertThat(acknowledged).hasValue(pieces.size());
  }

  private void push(Piece piece) {
    URI server = servers.get(Math.floorMod(piece.hashCode(), servers.size()));
    while (!isAcknowledged(server, piece)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    acknowledged.incrementAndGet();
  }

  private boolean isAcknowledged(URI server, Piece piece) {
    try {
      return http.push(server, piece.flow(), piece.events()).status() == 202;
    } catch (IOException noAnswer) {
      return false;
    }
  }

  /** Each flow has ended, with the data of every step once. */
  void assertStored() {
    List<UUID> incomplete = new ArrayList<>(flows);
    Await.isTrue(
        PATIENCE,
        () -> {
          incomplete.removeIf(this::isWhole);
          return incomplete.isEmpty();
        });
    assertThat(incomplete).isEmpty();
  }

  private boolean isWhole(UUID flow) {
    String details = details(flow);
    if (!details.contains("\"status\":\"completed\"")) {
      return false;
    }
    for (int step = 0; step < STEPS; step++) {
      String data = "\"data\":\"" + token(flow, step) + "\"";
      int place = details.indexOf(data);
      if (place < 0 || details.indexOf(data, place + 1) >= 0) {
        return false;
      }
    }
    return !details.contains("\"running\"");
  }

  private String details(UUID flow) {
    try {
      return http.get(servers.getFirst().resolve("/api/flows/" + flow + "/details")).text();
    } catch (IOException noAnswer) {
      return "";
    }
  }
}
