package dev.flowtrail.sdk;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link FlowTrail}, from {@link FlowTrail#builder()}. Every method checks its
 * argument at once and throws {@link IllegalArgumentException} with what was expected.
 *
 * <pre>{@code
 * FlowTrail trail =
 *     FlowTrail.builder()
 *         .endpoint("https://flowtrail.example.org")
 *         .spool(Spool.in(Path.of("/var/lib/shop/flowtrail")))
 *         .build();
 * }</pre>
 *
 * <p>The environment sets {@code FLOWTRAIL_ENDPOINT}, {@code FLOWTRAIL_API_KEY}, {@code
 * FLOWTRAIL_ENABLED}, {@code FLOWTRAIL_SPOOL_FOLDER} and, for that, {@code FLOWTRAIL_SPOOL_BYTES};
 * an empty one counts as not given. What is said here wins, except that recording is off when
 * either says so.
 */
public final class FlowTrailBuilder {
  private static final String DEFAULT_ENDPOINT = "http://127.0.0.1:3000";

  private final Map<String, String> environment;
  private @Nullable URI endpoint;
  private @Nullable String apiKey;
  private boolean enabled = true;
  private long bufferBytes = 64L << 20;
  private long maxObservationBytes = 32L << 20;
  private int sampleAbove = 50_000;
  private Delivery delivery = Delivery.ON_FINISH;
  private Duration pushEvery = Duration.ofSeconds(1);
  private int batchFlows = 100;
  private long batchBytes = 1L << 20;
  private Duration batchAge = Duration.ofMillis(100);
  private Duration requestTimeout = Duration.ofSeconds(10);
  private Duration firstRetryDelay = Duration.ofMillis(200);
  private Duration maxRetryDelay = Duration.ofSeconds(30);
  private Duration giveUpAfter = Duration.ofMinutes(5);
  private Duration closeTimeout = Duration.ofSeconds(5);
  private WhenFull whenFull = WhenFull.dropData();
  private double sampleFlows = 1;
  private Duration abandonAfter = Duration.ofDays(1);
  private boolean shutdownHook = true;
  private FlowTrailListener listener = new FlowTrailListener() {};
  private @Nullable Encoder encoder;
  private Redaction redaction = Redaction.none();
  private @Nullable Spool spool;
  private final Time time = new Time(Clock.systemUTC(), System::nanoTime);

  FlowTrailBuilder(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The server's address, {@code http} or {@code https}. Default {@code http://127.0.0.1:3000}. */
  public FlowTrailBuilder endpoint(String endpoint) {
    this.endpoint = Checks.address("endpoint", endpoint);
    return this;
  }

  /** The team's key, sent as a bearer token. Default none. */
  public FlowTrailBuilder apiKey(String apiKey) {
    this.apiKey = Checks.secret("apiKey", apiKey);
    return this;
  }

  /** When false nothing is kept and nothing sent, at the cost of an empty call. Default true. */
  public FlowTrailBuilder enabled(boolean enabled) {
    this.enabled = enabled;
    return this;
  }

  /** Bytes kept for all flows that are not delivered yet. Default 67,108,864 (64 MiB). */
  public FlowTrailBuilder bufferBytes(long bufferBytes) {
    this.bufferBytes = Checks.positive("bufferBytes", bufferBytes);
    return this;
  }

  /**
   * Bytes of one observation's JSON; the data of larger ones is lost. Default 33,554,432 (32 MiB).
   * A server takes 64 MiB unless told otherwise, and refuses the whole flow for a larger one.
   */
  public FlowTrailBuilder maxObservationBytes(long maxObservationBytes) {
    this.maxObservationBytes = Checks.positive("maxObservationBytes", maxObservationBytes);
    return this;
  }

  /**
   * A decision about more candidates than this is recorded in part: exact counts of all, every
   * candidate that went on (so many at most), those that missed by the least, and a sample of the
   * rest. Default 50,000.
   */
  public FlowTrailBuilder sampleAbove(int candidates) {
    this.sampleAbove = (int) Checks.positive("sampleAbove", candidates);
    return this;
  }

  /** What happens when these bytes are used up. Default: data is dropped, and that is counted. */
  public FlowTrailBuilder whenFull(WhenFull whenFull) {
    this.whenFull = Checks.present("whenFull", whenFull);
    return this;
  }

  /**
   * The share of flows that is sent, from 0 to 1. It is decided when a flow finishes, by its name
   * and key, so that all attempts of the same work are sent or none is; by its id where it has no
   * key. Flows that failed are always sent. Default 1: all.
   */
  public FlowTrailBuilder sampleFlows(double share) {
    this.sampleFlows = Checks.share("sampleFlows", share);
    return this;
  }

  /**
   * After this time without anything recorded, a flow that nobody finished is sent as far as it has
   * come. Default one day.
   */
  public FlowTrailBuilder abandonAfter(Duration abandonAfter) {
    this.abandonAfter = Checks.positive("abandonAfter", abandonAfter);
    return this;
  }

  /**
   * How many small flows, of up to 64 KB each, travel in one request at most. With 1 each travels
   * alone, as it does to a server that takes no batches. Default 100.
   */
  public FlowTrailBuilder batchFlows(int flows) {
    this.batchFlows = (int) Checks.positive("batchFlows", flows);
    return this;
  }

  /**
   * Bytes of memory that the flows of one request hold at most; a quarter of {@link #bufferBytes}
   * where that is less. Default 1,048,576 (1 MiB).
   */
  public FlowTrailBuilder batchBytes(long bytes) {
    this.batchBytes = Checks.positive("batchBytes", bytes);
    return this;
  }

  /**
   * How long flows wait for company, counted from the request before: a flow that finishes after a
   * longer pause is sent at once, and so are those that fill a request. Default 100 milliseconds.
   */
  public FlowTrailBuilder batchAge(Duration batchAge) {
    this.batchAge = Checks.positive("batchAge", batchAge);
    return this;
  }

  /** When flows are sent that do not say it themselves. Default when they finish. */
  public FlowTrailBuilder delivery(Delivery delivery) {
    this.delivery = Checks.present("delivery", delivery);
    return this;
  }

  /**
   * How often a flow with {@link Delivery#INCREMENTAL} is pushed at most, and how much may be lost
   * of it when the process dies. Default one second.
   */
  public FlowTrailBuilder pushEvery(Duration pushEvery) {
    this.pushEvery = Checks.positive("pushEvery", pushEvery);
    return this;
  }

  /** How long one try may take until the server has answered. Default 10 seconds. */
  public FlowTrailBuilder requestTimeout(Duration requestTimeout) {
    this.requestTimeout = Checks.positive("requestTimeout", requestTimeout);
    return this;
  }

  /**
   * The longest wait before the second try; doubled for each further one. The wait itself is drawn
   * evenly between zero and that. Default 200 milliseconds.
   */
  public FlowTrailBuilder firstRetryDelay(Duration firstRetryDelay) {
    this.firstRetryDelay = Checks.positive("firstRetryDelay", firstRetryDelay);
    return this;
  }

  /** Where the doubling of the wait ends. Default 30 seconds. */
  public FlowTrailBuilder maxRetryDelay(Duration maxRetryDelay) {
    this.maxRetryDelay = Checks.positive("maxRetryDelay", maxRetryDelay);
    return this;
  }

  /** After this time since it finished, a flow is given up. Default 5 minutes. */
  public FlowTrailBuilder giveUpAfter(Duration giveUpAfter) {
    this.giveUpAfter = Checks.positive("giveUpAfter", giveUpAfter);
    return this;
  }

  /**
   * The longest that {@link FlowTrail#close()} and the end of the process may take. Default 5
   * seconds.
   */
  public FlowTrailBuilder closeTimeout(Duration closeTimeout) {
    this.closeTimeout = Checks.positive("closeTimeout", closeTimeout);
    return this;
  }

  /**
   * Whether the end of the process closes the trail when its host did not, within the close
   * timeout. Default true.
   */
  public FlowTrailBuilder shutdownHook(boolean shutdownHook) {
    this.shutdownHook = shutdownHook;
    return this;
  }

  /** Hears of deliveries and losses. Default: nobody; a log line tells of losses in any case. */
  public FlowTrailBuilder listener(FlowTrailListener listener) {
    this.listener = Checks.present("listener", listener);
    return this;
  }

  /** Writes captured values as JSON. Default: one that takes any Java value. */
  public FlowTrailBuilder encoder(Encoder encoder) {
    this.encoder = new CheckedEncoder(Checks.present("encoder", encoder));
    return this;
  }

  /**
   * What must not leave the process as it is. Default: only what is marked as {@link Sensitive}.
   *
   * @throws IllegalArgumentException when it asks for hashes without a secret
   */
  public FlowTrailBuilder redaction(Redaction redaction) {
    this.redaction = Checks.present("redaction", redaction).checked();
    return this;
  }

  /**
   * Where to keep on disk what cannot be delivered. Default nowhere, or as the environment says.
   */
  public FlowTrailBuilder spool(Spool spool) {
    this.spool = Checks.present("spool", spool);
    return this;
  }

  /**
   * Starts the sender's daemon thread, and nothing else: the server need not be there yet.
   *
   * @throws IllegalArgumentException when a variable of the environment is wrong, or nothing can be
   *     written in the spool's folder
   */
  public FlowTrail build() {
    boolean on = enabled && environmentEnables();
    Ids ids = new Ids(time.wall());
    Reporter reporter = new Reporter(listener, new LossLog(time, logger()));
    Budget budget = new Budget(bufferBytes, whenFull.longestWait());
    OpenFlows openFlows = new OpenFlows(abandonAfter, pushEvery, time);
    Dispatch dispatch = dispatch(reporter, ids, budget, openFlows, on);
    Recorder recorder =
        new Recorder(
            time,
            ids,
            snapshots(),
            new Sampling(sampleAbove),
            new FlowSampling(sampleFlows),
            openFlows,
            budget,
            reporter,
            openTelemetry(),
            delivery);
    FlowTrail trail = new FlowTrail(on, recorder, dispatch, reporter, closeTimeout);
    if (on) {
      dispatch.start();
    }
    if (on && shutdownHook) {
      trail.closeAtShutdown();
    }
    return trail;
  }

  /** The host's classes may be where its threads look rather than where the SDK does. */
  private static @Nullable OpenTelemetry openTelemetry() {
    return OpenTelemetry.find(
        FlowTrailBuilder.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
  }

  private Snapshots snapshots() {
    return new Snapshots(
        encoder == null ? new JacksonEncoder(redaction.hash()) : encoder,
        redaction,
        maxObservationBytes);
  }

  private Dispatch dispatch(
      Reporter reporter, Ids ids, Budget budget, OpenFlows openFlows, boolean on) {
    URI server = endpoint == null ? environmentEndpoint() : endpoint;
    HttpTransport transport =
        new HttpTransport(URI.create(server + "/api/flows"), key(), requestTimeout);
    Backoff backoff =
        new Backoff(firstRetryDelay, maxRetryDelay, () -> ThreadLocalRandom.current().nextDouble());
    Batching batching =
        batchFlows == 1
            ? Batching.NONE
            : new Batching(batchFlows, Math.min(batchBytes, bufferBytes / 4), batchAge);
    Parcels parcels = new Parcels(server, giveUpAfter, ids, time, batching);
    Circuit circuit = new Circuit(backoff, time, reporter::circuitChanged);
    Line line = new Line(transport, backoff, circuit, time, batching);
    Outbox outbox = new Outbox(time);
    Spooler spooler = spooler(parcels, backoff, reporter, budget, on);
    Sender sender = new Sender(outbox, line, backoff, reporter, time, openFlows, spooler);
    Dispatch dispatch = new Dispatch(parcels, outbox, sender, reporter);
    budget.waitOnlyWhere(dispatch::waitingHelps);
    return dispatch;
  }

  private @Nullable Spooler spooler(
      Parcels parcels, Backoff backoff, Reporter reporter, Budget budget, boolean on) {
    Spool disk = spool == null ? environmentSpool() : spool;
    if (disk == null && whenFull.spools()) {
      throw new IllegalArgumentException(
          "whenFull: expected a spool to write to but there is none; set spool as well");
    }
    BooleanSupplier pressure = whenFull.spools() ? budget::halfUsed : () -> false;
    return disk == null || !on ? null : Spooler.open(disk, pressure, parcels, backoff, reporter);
  }

  private @Nullable Spool environmentSpool() {
    Optional<String> bytes = given("FLOWTRAIL_SPOOL_BYTES");
    return given("FLOWTRAIL_SPOOL_FOLDER")
        .map(folder -> Spool.in(Checks.folder("FLOWTRAIL_SPOOL_FOLDER", folder)))
        .map(found ->
            bytes
                .map(text -> found.maxBytes(Checks.bytes("FLOWTRAIL_SPOOL_BYTES", text)))
                .orElse(found))
        .orElse(null);
  }

  private URI environmentEndpoint() {
    String address = given("FLOWTRAIL_ENDPOINT").orElse(DEFAULT_ENDPOINT);
    return Checks.address("FLOWTRAIL_ENDPOINT", address);
  }

  private @Nullable String key() {
    return apiKey != null
        ? apiKey
        : given("FLOWTRAIL_API_KEY")
            .map(key -> Checks.secret("FLOWTRAIL_API_KEY", key))
            .orElse(null);
  }

  private boolean environmentEnables() {
    String text = given("FLOWTRAIL_ENABLED").orElse("true");
    return Checks.flag("FLOWTRAIL_ENABLED", text);
  }

  private Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
  }

  private static Consumer<String> logger() {
    System.Logger logger = System.getLogger("dev.flowtrail.sdk");
    return line -> logger.log(Level.WARNING, line);
  }
}
