package dev.flowtrail.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The sender without its thread, the server it sends to, and time that the test moves. */
final class SendingBench implements AutoCloseable {
  static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);
  static final Duration FIRST_DELAY = Duration.ofMillis(200);
  static final Duration MAX_DELAY = Duration.ofSeconds(30);
  static final Duration PUSH_EVERY = Duration.ofSeconds(1);
  static final Duration ABANDON_AFTER = Duration.ofDays(1);
  static final long BUFFER_BYTES = 1 << 20;
  static final int SAMPLE_ABOVE = 1_000;

  final ScriptedServer server;
  final ManualTime time = new ManualTime();
  final Heard heard = new Heard();
  final List<String> log = new ArrayList<>();
  final Budget budget;
  final Outbox outbox = new Outbox(time.time());
  final Dispatch dispatch;
  private final Recorder recorder;
  private final Sender sender;
  private final Reporter reporter;

  /** With a server of its own that answers in the end, however busy the machine is. */
  SendingBench() {
    this(BUFFER_BYTES);
  }

  SendingBench(long bufferBytes) {
    this(new ScriptedServer(), bufferBytes, Trails.PATIENCE);
  }

  private SendingBench(ScriptedServer server, long bufferBytes, Duration requestTimeout) {
    this(server, server.address(), () -> 1.0, bufferBytes, requestTimeout, null);
  }

  SendingBench(ScriptedServer server, String endpoint, DoubleSupplier random) {
    this(server, endpoint, random, BUFFER_BYTES, Trails.PATIENCE, null);
  }

  /** With a disk to turn to. */
  SendingBench(ScriptedServer server, Spool spool) {
    this(server, server.address(), () -> 1.0, BUFFER_BYTES, Trails.PATIENCE, spool);
  }

  /** That sends flows together. */
  SendingBench(ScriptedServer server, Batching batching, @Nullable Spool spool) {
    this(
        server,
        server.address(),
        () -> 1.0,
        BUFFER_BYTES,
        new HttpTransport(URI.create(server.address() + "/api/flows"), null, Trails.PATIENCE),
        spool,
        batching);
  }

  /** That sends flows together, to a server that is part of the test, and takes no time. */
  SendingBench(Transport transport) {
    this(
        new ScriptedServer(),
        "http://127.0.0.1",
        () -> 1.0,
        BUFFER_BYTES,
        transport,
        null,
        new Batching(100, 1 << 20, Duration.ZERO));
  }

  private SendingBench(
      ScriptedServer server,
      String endpoint,
      DoubleSupplier random,
      long bufferBytes,
      Duration requestTimeout,
      @Nullable Spool spool) {
    this(
        server,
        endpoint,
        random,
        bufferBytes,
        new HttpTransport(URI.create(endpoint + "/api/flows"), null, requestTimeout),
        spool,
        Batching.NONE);
  }

  private SendingBench(
      ScriptedServer server,
      String endpoint,
      DoubleSupplier random,
      long bufferBytes,
      Transport transport,
      @Nullable Spool spool,
      Batching batching) {
    this.server = server;
    this.budget = new Budget(bufferBytes);
    this.reporter = new Reporter(heard, new LossLog(time.time(), log::add));
    Ids ids = new Ids(time.time().wall());
    Backoff backoff = new Backoff(FIRST_DELAY, MAX_DELAY, random);
    Circuit circuit = new Circuit(backoff, time.time(), reporter::circuitChanged);
    Line line = new Line(transport, backoff, circuit, time.time(), batching);
    Parcels parcels = new Parcels(URI.create(endpoint), GIVE_UP_AFTER, ids, time.time(), batching);
    Spooler spooler =
        spool == null ? null : Spooler.open(spool, budget::halfUsed, parcels, backoff, reporter);
    OpenFlows openFlows = new OpenFlows(ABANDON_AFTER, PUSH_EVERY, time.time());
    sender = new Sender(outbox, line, backoff, reporter, time.time(), openFlows, spooler);
    dispatch = new Dispatch(parcels, outbox, sender, reporter);
    Snapshots snapshots = new Snapshots(new JacksonEncoder(), Redaction.none(), bufferBytes);
    recorder =
        new Recorder(
            time.time(),
            ids,
            snapshots,
            new Sampling(SAMPLE_ABOVE),
            FlowSampling.ALL,
            openFlows,
            budget,
            reporter,
            null,
            Delivery.ON_FINISH);
  }

  /** For a server that will not answer. */
  static SendingBench impatient() {
    return new SendingBench(new ScriptedServer(), BUFFER_BYTES, Duration.ofMillis(500));
  }

  /** Closes the server. */
  @Override
  public void close() {
    server.close();
    end();
  }

  /** The process ends: what it held of the disk is free, as the system sees to after a kill. */
  void end() {
    sender.close();
  }

  Flow createFlow(String name) {
    return recorder.begin(name, null, dispatch);
  }

  Flow resume(String name, String context) {
    return recorder.resume(name, context, dispatch);
  }

  Submission finishedFlow() {
    return createFlow("selection").finish();
  }

  CircuitState circuit() {
    return sender.circuit();
  }

  long flowsOnDisk() {
    return sender.flowsOnDisk();
  }

  long lost(Loss cause) {
    return reporter.losses().getOrDefault(cause, 0L);
  }

  void sendDue() {
    sender.sendDue();
  }

  void sendAfter(Duration wait) {
    time.advance(wait);
    sendDue();
  }
}
