package dev.flowtrail.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A real Redis 6.2 as a process of its own, on a free port, with a data folder of its own. */
public final class TestRedis implements AutoCloseable {

  private final int port = freePort();
  private final Path folder;
  private final List<String> options;
  private final Thread endWithTheTests = new Thread(this::end);
  private Process process;

  private TestRedis(List<String> options) {
    this.options = options;
    this.folder = newFolder();
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(endWithTheTests);
  }

  /** One that keeps what it acknowledged when it is killed. */
  public static TestRedis start() {
    return start("--appendonly", "yes", "--appendfsync", "everysec");
  }

  /**
   * @param options as on the command line of redis-server
   */
  public static TestRedis start(String... options) {
    return new TestRedis(List.of(options));
  }

  public URI address() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  /** For commands of all kinds; to be closed. */
  public RedisClient client() {
    return RedisClient.create(new HostAndPort("127.0.0.1", port));
  }

  /** As {@code kill -9} does; returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts again, after {@link #kill}, on the same port and with the same data. */
  public void startAgain() {
    process = launch();
  }

  /** Keeps connections open and answers nothing, until {@link #resume}. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(endWithTheTests);
    end();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    List<String> line = new ArrayList<>(List.of(Program.FILE.toString()));
    line.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    line.addAll(List.of("--dir", folder.toString(), "--save", ""));
    line.addAll(options);
    Path log = folder.resolve("redis.log");
    try {
      Process started =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Eventually.isTrue(() -> answers(started, log));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers(Process started, Path log) {
    try (RedisClient client = client()) {
      return client.ping().equals("PONG");
    } catch (JedisException notYet) {
      if (started.isAlive()) {
        return isWaitingForAPassword(notYet);
      }
      throw new IllegalStateException("Redis did not start: " + read(log), notYet);
    }
  }

  private static boolean isWaitingForAPassword(JedisException e) {
    return String.valueOf(e.getMessage()).startsWith("NOAUTH");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("flowtrail-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The server program: the one that {@code REDIS_SERVER} names, so that other versions and Valkey
   * can be tried, else the one that comes along, unpacked once.
   */
  private static final class Program {

    static final Path FILE = given().orElseGet(Program::unpack);

    private static Optional<Path> given() {
      return Optional.ofNullable(System.getenv("REDIS_SERVER")).map(Path::of);
    }

    private static Path unpack() {
      String name = resource();
      Path file = Path.of("target", name).toAbsolutePath();
      try (InputStream program = TestRedis.class.getResourceAsStream("/" + name)) {
        if (program == null) {
          throw new IllegalStateException("there is no " + name + " on the class path");
        }
        if (!Files.exists(file)) {
          Path unfinished = Files.createTempFile(file.getParent(), name, "");
          Files.copy(program, unfinished, StandardCopyOption.REPLACE_EXISTING);
          if (!unfinished.toFile().setExecutable(true)) {
            throw new IllegalStateException(unfinished + " cannot be made executable");
          }
          Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String resource() {
      boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
      boolean arm = System.getProperty("os.arch").equals("aarch64");
      if (mac) {
        return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
      }
      return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
  }
}
