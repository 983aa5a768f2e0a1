package dev.flowtrail.server.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.store.ChangeLog;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WatchTest {

  private static final int IDLE = 2_000;
  private static final long MOST_IDLE_BYTES = 200L << 20;

  private static final RunningServer SERVER = RunningServer.start();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static void change(Handle handle) {
    handle.execute(
        "insert into change (team_id, flow_ids, processes) values (1, ?, '{null}')",
        (Object) new UUID[] {UUID.randomUUID()});
  }

  private static long end() {
    try (ChangeLog.Listening listening = new ChangeLog(SERVER.jdbi()).listen()) {
      return listening.end();
    }
  }

  @Test
  void changeThatCommitsLateIsNotPassedBy() {
    ChangeLog log = new ChangeLog(SERVER.jdbi());
    long begin = end();
    try (Handle early = SERVER.jdbi().open()) {
      early.begin();
      change(early);
      SERVER.jdbi().useTransaction(WatchTest::change);
      assertThat(log.read(begin, end(), 10)).isEmpty();
      early.commit();
    }
    assertThat(log.read(begin, end(), 10)).hasSize(2);
  }

  @Test
  void whoIsTooSlowIsToldThatSomethingWasLost() throws Exception {
    try (Watch watch = new Watch(new ChangeLog(SERVER.jdbi()))) {
      watch.join();
      long place = watch.end();
      for (int i = 0; i < 400; i++) {
        SERVER.jdbi().useTransaction(WatchTest::change);
      }
      long end = end();
      Eventually.isTrue(() -> reached(watch, end));
      assertThat(watch.await(place, Duration.ZERO).lost()).isTrue();
      watch.leave();
    }
  }

  private static boolean reached(Watch watch, long place) {
    try {
      return watch.end() >= place;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thousandsOfIdleListenersTakeLittleMemory() throws IOException {
    try (Listener one = Listener.of(SERVER.api(), "")) {
      one.next();
    }
    long before = usedBytes();
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        sockets.add(listening());
      }
      for (Socket socket : sockets) {
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      assertThat(usedBytes() - before).isLessThan(MOST_IDLE_BYTES);
      try (Listener oneMore = Listener.of(SERVER.api(), "")) {
        oneMore.next();
        String flow = SERVER.api().post(FlowText.named("work")).at("/flowId");
        assertThat(oneMore.nextAbout(flow)).contains(flow);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket listening() throws IOException {
    Socket socket = new Socket(SERVER.api().address().getHost(), SERVER.api().address().getPort());
    socket
        .getOutputStream()
        .write(
            "GET /api/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                .getBytes(US_ASCII));
    return socket;
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
