package dev.flowtrail.benchmarks.systems;

import dev.flowtrail.benchmarks.load.RedisConnection;
import dev.flowtrail.cluster.part.Programs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Redis of this run's own. */
public final class RedisServer implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("(Ready to accept connections)");

  private final ChildProcess process;
  private final InetSocketAddress address;

  private RedisServer(ChildProcess process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** As an acknowledgement that holds needs it: each write synced before it is answered. */
  public static RedisServer durable(Path folder) throws IOException, InterruptedException {
    return start(folder, List.of("--appendonly", "yes", "--appendfsync", "always"));
  }

  /** In memory only. */
  public static RedisServer volatileOne(Path folder) throws IOException, InterruptedException {
    return start(folder, List.of("--appendonly", "no"));
  }

  private static RedisServer start(Path folder, List<String> settings)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port = Ports.free();
    List<String> line = new ArrayList<>();
    line.add(new Programs(ManyMachines.PROGRAMS).redis().toString());
    line.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    line.addAll(List.of("--dir", folder.toString(), "--save", ""));
    line.addAll(List.of("--maxmemory-policy", "noeviction"));
    line.addAll(settings);
    ChildProcess process = ChildProcess.start(folder.resolve("redis.log"), Map.of(), line);
    process.await(READY);
    return new RedisServer(process, new InetSocketAddress("127.0.0.1", port));
  }

  public InetSocketAddress address() {
    return address;
  }

  public ProcessHandle handle() {
    return process.handle();
  }

  /** What its data takes in memory. */
  public long usedBytes() throws IOException {
    return usedBytes(address);
  }

  /** What a Redis's data takes in memory. */
  public static long usedBytes(InetSocketAddress address) throws IOException {
    return ask(address, "info", "memory")
        .lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length())))
        .findFirst()
        .orElseThrow();
  }

  /** Drops all data. */
  public void clear() throws IOException {
    ask(address, "flushall");
  }

  private static String ask(InetSocketAddress address, String... words) throws IOException {
    byte[][] command = Arrays.stream(words).map(RedisConnection::text).toArray(byte[][]::new);
    try (RedisConnection connection = new RedisConnection(address)) {
      return connection.send(RedisConnection.command(command)).body();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
