package dev.flowtrail.server.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The database on disk: made once, by initdb, and then kept. */
final class PostgresCluster {

  static final String USER = "flowtrail";

  private static final int PASSWORD_BYTES = 32;

  private PostgresCluster() {}

  /** The cluster takes its name only when it is complete; a half-made one is made anew. */
  static void create(PostgresHome home, Path binaries, RunAs runAs) throws IOException {
    if (Files.exists(home.cluster())) {
      return;
    }
    Path partial = home.folder().resolve("data.partial");
    FileTrees.delete(partial);
    writePassword(home.passwordFile());
    runAs.own(home);
    Command.Result result =
        new Command(runAs.line(initdb(binaries, partial, home.passwordFile()))).run();
    if (!result.succeeded()) {
      throw new StartFailure(
          "PostgreSQL cannot create its database in %s: %s"
              .formatted(home.folder(), result.lastLine()));
    }
    FileTrees.syncFile(home.passwordFile());
    Files.move(partial, home.cluster(), ATOMIC_MOVE);
    FileTrees.syncFile(home.folder());
  }

  static String password(PostgresHome home) throws IOException {
    if (!Files.exists(home.passwordFile())) {
      throw new StartFailure(
          "The password of the database in %s is missing: put %s back from a backup"
              .formatted(home.cluster(), home.passwordFile()));
    }
    return Files.readString(home.passwordFile()).strip();
  }

  /** The builtin collation orders by code point and never changes with the operating system. */
  private static List<String> initdb(Path binaries, Path cluster, Path passwordFile) {
    return List.of(
        binaries.resolve("bin/initdb").toString(),
        "--pgdata=" + cluster,
        "--username=" + USER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions");
  }

  private static void writePassword(Path file) throws IOException {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret), US_ASCII);
  }
}
