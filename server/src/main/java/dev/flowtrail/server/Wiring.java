package dev.flowtrail.server;

import dev.flowtrail.server.admin.HealthEndpoint;
import dev.flowtrail.server.admin.OpenApiEndpoint;
import dev.flowtrail.server.database.DataFolder;
import dev.flowtrail.server.database.Database;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.ManagedPostgres;
import dev.flowtrail.server.database.StartFailure;
import dev.flowtrail.server.http.ApiServer;
import dev.flowtrail.server.ingest.FlowsDoor;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.query.FlowEndpoint;
import dev.flowtrail.server.query.FlowListEndpoint;
import dev.flowtrail.server.query.ObservationEndpoint;
import dev.flowtrail.server.query.VolumeEndpoint;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.PostgresInbox;
import dev.flowtrail.server.queue.QueuePolicy;
import dev.flowtrail.server.queue.RedisInbox;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowStore;
import dev.flowtrail.server.store.FlowVolume;
import dev.flowtrail.server.worker.Storing;
import dev.flowtrail.server.worker.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A running server. Everything is built here, and only here. */
final class Wiring {

  private final URI address;
  private final DataFolder dataFolder;

  private Wiring(URI address, DataFolder dataFolder) {
    this.address = address;
    this.dataFolder = dataFolder;
  }

  /**
   * What is opened lives and ends with the lifetime, also when a later part cannot start. The end
   * comes in reverse: no more requests first, then the worker, then the database.
   */
  static Wiring start(Settings settings, Lifetime lifetime) {
    ListenAddress listen = new ListenAddress(settings.host(), settings.port());
    listen.requireFree();
    DataFolder dataFolder = lifetime.keep(DataFolder.open(settings.dataDir()));
    DatabaseAddress databaseAddress =
        settings
            .ownDatabase()
            .orElseGet(() -> lifetime.keep(ManagedPostgres.start(dataFolder)).address());
    Database database = lifetime.keep(Database.open(databaseAddress));
    BlobStore blobs = openBlobs(settings.payloads().folder());
    Clock clock = Clock.systemUTC();

    Inbox inbox = lifetime.keep(openInbox(settings.queueing(), database));
    Storing storing = new Storing(inbox, blobs, new FlowStore(database.jdbi()), clock);
    Worker worker = lifetime.keep(new Worker(inbox, storing));

    FlowReader flows = new FlowReader(database.jdbi());
    PayloadReader payloads = new PayloadReader(blobs);
    ApiServer api =
        lifetime.keep(
            new ApiServer(
                settings.host(),
                settings.port(),
                settings.shutdownTimeout().dividedBy(2),
                List.of(
                    new FlowsDoor(settings.limits(), inbox),
                    new FlowListEndpoint(flows),
                    new VolumeEndpoint(new FlowVolume(database.jdbi()), clock),
                    new FlowEndpoint(flows, payloads),
                    new ObservationEndpoint(flows, payloads),
                    health(database, inbox, worker, clock),
                    new OpenApiEndpoint())));
    return new Wiring(listen.dashboard(api.port()), dataFolder);
  }

  private static Inbox openInbox(Settings.Queueing queueing, Database database) {
    QueuePolicy policy =
        new QueuePolicy(queueing.maxEntries(), queueing.maxBytes(), queueing.keysKept());
    return queueing.redis().isPresent()
        ? RedisInbox.open(queueing.redis().get(), queueing.lossyRedisAllowed(), policy)
        : new PostgresInbox(database.jdbi(), policy);
  }

  private static BlobStore openBlobs(Path folder) {
    try {
      return new FileBlobStore(folder);
    } catch (IOException e) {
      throw new StartFailure("The payload folder cannot be written", e);
    }
  }

  private static HealthEndpoint health(Database database, Inbox inbox, Worker worker, Clock clock) {
    return new HealthEndpoint(
        List.of(
            new HealthEndpoint.Part("database", database::check),
            new HealthEndpoint.Part("queue", inbox::check),
            new HealthEndpoint.Part("worker", worker::check)),
        Version.current(),
        clock);
  }

  /** Where a browser on this machine finds the dashboard. */
  URI address() {
    return address;
  }

  DataFolder dataFolder() {
    return dataFolder;
  }
}
