package dev.flowtrail.server;

import com.sun.management.OperatingSystemMXBean;
import dev.flowtrail.server.admin.DeadLettersEndpoint;
import dev.flowtrail.server.admin.HealthEndpoint;
import dev.flowtrail.server.admin.MetricsEndpoint;
import dev.flowtrail.server.admin.OpenApiEndpoint;
import dev.flowtrail.server.admin.Part;
import dev.flowtrail.server.admin.QueueEndpoint;
import dev.flowtrail.server.admin.QueueGauges;
import dev.flowtrail.server.database.DataFolder;
import dev.flowtrail.server.database.Database;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.DatabaseClock;
import dev.flowtrail.server.database.ManagedPostgres;
import dev.flowtrail.server.explore.CompletionsEndpoint;
import dev.flowtrail.server.explore.ExploreEndpoint;
import dev.flowtrail.server.explore.Explorer;
import dev.flowtrail.server.explore.FlowTally;
import dev.flowtrail.server.explore.Fragments;
import dev.flowtrail.server.explore.SavedQueriesEndpoint;
import dev.flowtrail.server.http.AnswerHeap;
import dev.flowtrail.server.http.ApiServer;
import dev.flowtrail.server.http.DashboardFiles;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.CandidateHistoryEndpoint;
import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.IndexLimits;
import dev.flowtrail.server.index.IndexProgress;
import dev.flowtrail.server.index.IndexedData;
import dev.flowtrail.server.index.Indexer;
import dev.flowtrail.server.index.OtherFlows;
import dev.flowtrail.server.index.ParquetFiles;
import dev.flowtrail.server.index.WorkFolder;
import dev.flowtrail.server.ingest.FlowsDoor;
import dev.flowtrail.server.insight.CandidateRecords;
import dev.flowtrail.server.insight.InsightEndpoint;
import dev.flowtrail.server.insight.SetOverlap;
import dev.flowtrail.server.live.LiveEndpoint;
import dev.flowtrail.server.live.Watch;
import dev.flowtrail.server.otlp.Exports;
import dev.flowtrail.server.otlp.TracesDoor;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.MemoryPayloadCache;
import dev.flowtrail.server.payload.PayloadCache;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.process.FieldsEndpoint;
import dev.flowtrail.server.process.MarkEndpoint;
import dev.flowtrail.server.process.ProcessEndpoint;
import dev.flowtrail.server.query.FlowEndpoint;
import dev.flowtrail.server.query.FlowListEndpoint;
import dev.flowtrail.server.query.FlowQuery;
import dev.flowtrail.server.query.ObservationEndpoint;
import dev.flowtrail.server.query.VolumeEndpoint;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.PostgresInbox;
import dev.flowtrail.server.queue.QueuePolicy;
import dev.flowtrail.server.queue.RedisInbox;
import dev.flowtrail.server.queue.Traffic;
import dev.flowtrail.server.store.ChangeLog;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.store.FlowMarks;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowStore;
import dev.flowtrail.server.store.FlowVolume;
import dev.flowtrail.server.store.RegisteredSegments;
import dev.flowtrail.server.store.SegmentTotals;
import dev.flowtrail.server.text.FragmentReader;
import dev.flowtrail.server.text.TextIndex;
import dev.flowtrail.server.watch.WatchesEndpoint;
import dev.flowtrail.server.watch.Watching;
import dev.flowtrail.server.worker.Storing;
import dev.flowtrail.server.worker.Sweeper;
import dev.flowtrail.server.worker.Worker;
import io.helidon.webserver.http.HttpService;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A running server. Everything is built here, and only here. */
final class Wiring {

  /** Longer than a connection to the database is waited for, shorter than probes wait. */
  private static final Duration HEALTH_LIMIT = Duration.ofSeconds(4);

  private static final long INDEXER_CACHE_BYTES = 8L << 20;

  private final URI address;
  private final Optional<URI> telemetryAddress;
  private final String whereDataIs;

  private Wiring(URI address, Optional<URI> telemetryAddress, String whereDataIs) {
    this.address = address;
    this.telemetryAddress = telemetryAddress;
    this.whereDataIs = whereDataIs;
  }

  /**
   * What is opened lives and ends with the lifetime, also when a later part cannot start. The end
   * comes in reverse: no more requests first, then the worker, then the database.
   */
  static Wiring start(Settings settings, Lifetime lifetime) {
    ListenAddress listen = new ListenAddress(settings.host(), settings.port());
    listen.requireFree();
    settings.otlpPort().ifPresent(it -> new ListenAddress(settings.host(), it).requireFree());
    Clock clock = Clock.systemUTC();
    Common common = open(settings, lifetime);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("database", common.database()::check));
    parts.add(new Part("queue", common.inbox()::check));
    parts.add(new Part("payload store", common.blobs()::check));
    CandidateIndex index =
        lifetime.keep(
            new CandidateIndex(
                common.database().jdbi(), common.blobs(), common.budget(), common.index()));
    Explorer explorer = explorer(settings, common, index);
    if (settings.role().stores()) {
      lifetime.keep(watching(settings, common, explorer).start());
      parts.add(new Part("worker", startWorker(settings, common, clock, lifetime)::check));
    }
    Watch watch = new Watch(new ChangeLog(common.database().jdbi()));
    List<HttpService> endpoints =
        new ArrayList<>(List.of(health(settings, parts, clock), metrics(common, clock)));
    Optional<URI> telemetry = Optional.empty();
    if (settings.role().answers()) {
      FlowsDoor flows =
          new FlowsDoor(settings.limits(), common.inbox(), common.blobs(), common.traffic(), clock);
      TracesDoor traces = new TracesDoor(new Exports(settings.limits(), flows.intake()));
      endpoints.addAll(List.of(flows, traces));
      telemetry = settings.otlpPort().map(it -> listenFor(traces, it, settings, lifetime));
      PayloadCache cache = lifetime.keep(PayloadStores.openCache(settings.caching()));
      PayloadReader payloads = new PayloadReader(common.blobs(), cache);
      endpoints.addAll(api(settings, common, index, explorer, payloads, clock));
      ParquetFiles parquet = lifetime.keep(new ParquetFiles(common.index()));
      Fragments fragments = fragments(settings, common, payloads);
      endpoints.add(new ExploreEndpoint(explorer, parquet, fragments, clock));
      endpoints.add(new LiveEndpoint(watch, settings.liveHeartbeat()));
    }
    HttpService others = settings.role().answers() ? new DashboardFiles() : nothingElse -> {};
    ApiServer server =
        lifetime.keep(new ApiServer(listening(settings, settings.port()), endpoints, others));
    // Who watches would keep the server from ending for as long as it waits for requests.
    lifetime.keep(watch);
    return new Wiring(listen.address(server.port()), telemetry, whereDataIs(settings));
  }

  private static Fragments fragments(Settings settings, Common common, PayloadReader payloads) {
    FlowReader flows = new FlowReader(common.database().jdbi(), settings.abandonedAfter());
    return new Fragments(
        new FragmentReader(common.database().jdbi(), flows, payloads, System::nanoTime),
        common.budget());
  }

  private static URI listenFor(TracesDoor traces, int port, Settings settings, Lifetime lifetime) {
    ApiServer server =
        lifetime.keep(new ApiServer(listening(settings, port), List.of(traces), nothingElse -> {}));
    return new ListenAddress(settings.host(), port).address(server.port());
  }

  /** What every role needs. */
  private record Common(
      Database database,
      BlobStore blobs,
      Inbox inbox,
      Traffic traffic,
      QuestionBudget budget,
      IndexLimits index) {}

  private static Common open(Settings settings, Lifetime lifetime) {
    DatabaseAddress address =
        settings.ownDatabase().orElseGet(() -> startPostgres(settings.dataDir(), lifetime));
    Database database = lifetime.keep(Database.open(address));
    BlobStore blobs = PayloadStores.open(settings, lifetime);
    Inbox inbox = lifetime.keep(openInbox(settings.queueing(), database));
    WorkFolder folder = lifetime.keep(WorkFolder.in(settings.index().folder()));
    Traffic traffic = new Traffic(System::nanoTime);
    QuestionBudget budget = questionBudget(traffic);
    return new Common(database, blobs, inbox, traffic, budget, settings.index().in(folder));
  }

  /** Only here the data folder belongs to one server alone. */
  private static DatabaseAddress startPostgres(Path dataDir, Lifetime lifetime) {
    DataFolder folder = lifetime.keep(DataFolder.open(dataDir));
    return lifetime.keep(ManagedPostgres.start(folder)).address();
  }

  private static Inbox openInbox(Settings.Queueing queueing, Database database) {
    return queueing.redis().isPresent()
        ? RedisInbox.open(queueing.redis().get(), queueing.lossyRedisAllowed(), policy(queueing))
        : new PostgresInbox(database.jdbi(), policy(queueing), System::nanoTime);
  }

  private static QueuePolicy policy(Settings.Queueing queueing) {
    return new QueuePolicy(queueing.maxEntries(), queueing.maxBytes(), queueing.keysKept());
  }

  private static Worker startWorker(
      Settings settings, Common common, Clock clock, Lifetime lifetime) {
    FlowStore flows = new FlowStore(common.database().jdbi());
    Storing storing = new Storing(common.inbox(), common.blobs(), flows, common.traffic(), clock);
    lifetime.keep(
        new Sweeper(
                common.inbox(),
                common.blobs(),
                new RegisteredSegments(common.database().jdbi()),
                settings.payloads().orphanAge())
            .start());
    lifetime.keep(indexer(settings, common).start());
    Settings.Payloads payloads = settings.payloads();
    return lifetime.keep(
        new Worker(
            common.inbox(),
            storing,
            new Worker.Batching(payloads.segmentBytes(), payloads.segmentWait())));
  }

  /** What it takes to make the index anew, without a server. */
  static Reindexing reindexing(Settings settings, Lifetime lifetime) {
    Common common = open(settings, lifetime);
    return new Reindexing(
        new IndexProgress(common.database().jdbi()), lifetime.keep(indexer(settings, common)));
  }

  /** Its reads have a small cache of their own: flows that came together lie in the same frames. */
  private static Indexer indexer(Settings settings, Common common) {
    PayloadCache cache = new MemoryPayloadCache(INDEXER_CACHE_BYTES, System::nanoTime);
    PayloadReader payloads = PayloadReader.forNeighbours(common.blobs(), cache);
    return new Indexer(
        common.database().jdbi(),
        common.blobs(),
        new IndexedData(
            new CandidateRecords(payloads, new CorrectedFields(common.database().jdbi())),
            new TextIndex(payloads, settings.index().textWords())),
        common.index(),
        settings.abandonedAfter());
  }

  /** One for all who ask, so that watches wait for their turn like everybody else. */
  private static Explorer explorer(Settings settings, Common common, CandidateIndex index) {
    return new Explorer(
        common.database().jdbi(),
        new FlowReader(common.database().jdbi(), settings.abandonedAfter()),
        index,
        common.budget(),
        settings.abandonedAfter(),
        settings.index().patience());
  }

  /** Servers whose clocks differ must not evaluate the same watch by different times. */
  private static Watching watching(Settings settings, Common common, Explorer explorer) {
    return new Watching(
        common.database().jdbi(),
        new FlowTally(explorer),
        settings.watching(),
        new DatabaseClock(common.database().jdbi()));
  }

  private static List<HttpService> api(
      Settings settings,
      Common common,
      CandidateIndex index,
      Explorer explorer,
      PayloadReader payloads,
      Clock clock) {
    FlowReader flows = new FlowReader(common.database().jdbi(), settings.abandonedAfter());
    CorrectedFields corrected = new CorrectedFields(common.database().jdbi());
    AnswerHeap heap = new AnswerHeap();
    FlowQuery queries = query -> explorer.condition(query, clock.instant());
    return List.of(
        new FlowListEndpoint(flows, queries),
        new VolumeEndpoint(
            new FlowVolume(common.database().jdbi(), settings.abandonedAfter()), queries, clock),
        new FlowEndpoint(flows, new FlowMarks(common.database().jdbi()), payloads, heap),
        new InsightEndpoint(flows, corrected, payloads, heap, new OtherFlows(index)),
        new CandidateHistoryEndpoint(index),
        new FieldsEndpoint(corrected, clock),
        new CompletionsEndpoint(explorer),
        new SavedQueriesEndpoint(common.database().jdbi(), clock),
        new WatchesEndpoint(
            common.database().jdbi(),
            settings.watching(),
            new DatabaseClock(common.database().jdbi())),
        new ProcessEndpoint(
            common.database().jdbi(),
            common.budget(),
            new SetOverlap(flows, corrected, payloads, heap)),
        new MarkEndpoint(new FlowMarks(common.database().jdbi()), clock),
        new ObservationEndpoint(flows, payloads, heap),
        new QueueEndpoint(
            common.inbox(),
            policy(settings.queueing()),
            new SegmentTotals(common.database().jdbi()),
            clock),
        new DeadLettersEndpoint(common.inbox()),
        new OpenApiEndpoint());
  }

  private static QuestionBudget questionBudget(Traffic traffic) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new QuestionBudget(
        new QuestionBudget.Surroundings(traffic::isFlowing, machine::getCpuLoad, System::nanoTime),
        Runtime.getRuntime().availableProcessors());
  }

  private static HealthEndpoint health(Settings settings, List<Part> parts, Clock clock) {
    String role = settings.role().name().toLowerCase(Locale.ROOT);
    return new HealthEndpoint(
        new HealthEndpoint.Identity(Version.current(), role), parts, HEALTH_LIMIT, clock);
  }

  private static MetricsEndpoint metrics(Common common, Clock clock) {
    Jdbi jdbi = common.database().jdbi();
    return new MetricsEndpoint(
        List.of(
            new QueueGauges(common.inbox(), clock),
            new IndexGauges(new IndexProgress(jdbi)),
            new WatchGauges(jdbi)));
  }

  private static ApiServer.Listening listening(Settings settings, int port) {
    return new ApiServer.Listening(
        settings.host(), port, settings.allowedHosts(), settings.shutdownTimeout().dividedBy(2));
  }

  private static String whereDataIs(Settings settings) {
    Path folder =
        settings.ownDatabase().isEmpty() ? settings.dataDir() : settings.payloads().folder();
    return folder.toAbsolutePath().normalize().toString();
  }

  /** Where a client on this machine finds the server. */
  URI address() {
    return address;
  }

  /** Where OpenTelemetry finds it besides, if that is asked for. */
  Optional<URI> telemetryAddress() {
    return telemetryAddress;
  }

  /** Where the operator finds what is kept, besides a database of his own. */
  String whereDataIs() {
    return whereDataIs;
  }
}
