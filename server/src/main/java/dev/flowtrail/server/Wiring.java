package dev.flowtrail.server;

import dev.flowtrail.server.database.DataFolder;
import dev.flowtrail.server.database.Database;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.ManagedPostgres;
import java.net.URI;

/** A running server. Everything is built here, and only here. */
final class Wiring {

  private final URI address;
  private final DataFolder dataFolder;

  private Wiring(URI address, DataFolder dataFolder) {
    this.address = address;
    this.dataFolder = dataFolder;
  }

  /** What is opened lives and ends with the lifetime, also when a later part cannot start. */
  static Wiring start(Settings settings, Lifetime lifetime) {
    ListenAddress listen = new ListenAddress(settings.host(), settings.port());
    listen.requireFree();
    DataFolder dataFolder = lifetime.keep(DataFolder.open(settings.dataDir()));
    DatabaseAddress databaseAddress =
        settings
            .ownDatabase()
            .orElseGet(() -> lifetime.keep(ManagedPostgres.start(dataFolder)).address());
    lifetime.keep(Database.open(databaseAddress));
    return new Wiring(listen.dashboard(settings.port()), dataFolder);
  }

  /** Where a browser on this machine finds the dashboard. */
  URI address() {
    return address;
  }

  DataFolder dataFolder() {
    return dataFolder;
  }
}
