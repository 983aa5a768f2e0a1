package dev.flowtrail.server.database;

import java.nio.file.Path;

/** Where the managed PostgreSQL keeps its things. */
record PostgresHome(Path dataFolder) {

  Path folder() {
    return dataFolder.resolve("postgres");
  }

  /** The unpacked programs of one PostgreSQL version. */
  Path binaries(String version) {
    return folder().resolve(version);
  }

  /** The database itself; the only thing here that cannot be made again. */
  Path cluster() {
    return folder().resolve("data");
  }

  Path passwordFile() {
    return folder().resolve("password");
  }

  /** What PostgreSQL itself says. */
  Path log() {
    return folder().resolve("postgres.log");
  }

  /** Written by a running postmaster, and left behind by one that was killed. */
  Path postmasterFile() {
    return cluster().resolve("postmaster.pid");
  }
}
