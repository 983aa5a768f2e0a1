package dev.flowtrail.cluster.part;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Redis 6.2, on this machine only. */
public final class Redis extends ProcessPart {

  /** Synced before each answer, and nothing is ever thrown out: nothing is lost. */
  private static final List<String> QUEUE =
      List.of(
          "--appendonly", "yes",
          "--appendfsync", "always",
          "--maxmemory-policy", "noeviction",
          "--stream-node-max-bytes", "32768");

  /** Nothing is kept, and what was not used for long makes room. */
  private static final List<String> CACHE =
      List.of("--appendonly", "no", "--maxmemory", "128mb", "--maxmemory-policy", "allkeys-lru");

  private static final byte[] PING = "PING\r\n".getBytes(US_ASCII);
  private static final byte[] PONG = "+PONG".getBytes(US_ASCII);

  private final Path program;
  private final int port = Ports.free();
  private final List<String> options;

  private Redis(String name, Path folder, Path program, List<String> options) {
    super(name, folder);
    this.program = program;
    this.options = options;
  }

  public static Redis queue(String name, Path folder, Programs programs) {
    return new Redis(name, folder, programs.redis(), QUEUE);
  }

  public static Redis cache(String name, Path folder, Programs programs) {
    return new Redis(name, folder, programs.redis(), CACHE);
  }

  public int port() {
    return port;
  }

  public URI url() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  @Override
  List<String> commandLine() {
    List<String> line = new ArrayList<>(List.of(program.toString(), "--save", ""));
    line.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
    line.addAll(List.of("--dir", folder().toString()));
    line.addAll(options);
    return line;
  }

  /** While it reads its log it answers, but not with PONG. */
  @Override
  boolean isReady() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1000);
      socket.getOutputStream().write(PING);
      InputStream in = socket.getInputStream();
      return Arrays.equals(in.readNBytes(PONG.length), PONG);
    } catch (IOException notYet) {
      return false;
    }
  }
}
