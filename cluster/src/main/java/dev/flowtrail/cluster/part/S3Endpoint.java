package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An S3 endpoint that keeps its objects as files; it has one bucket. */
public final class S3Endpoint extends ProcessPart {

  public static final String BUCKET = "flowtrail";
  public static final String ACCESS_KEY = "cluster";
  public static final String SECRET_KEY = "cluster-secret";

  private final int port = Ports.free();

  public S3Endpoint(String name, Path folder) {
    super(name, folder);
  }

  public int port() {
    return port;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where the bucket's objects lie, each a file with its key as the path. */
  public Path objects() {
    return folder().resolve("objects").resolve(BUCKET);
  }

  @Override
  List<String> commandLine() {
    List<String> line = new ArrayList<>(ServerProgram.java());
    line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(S3EndpointMain.class.getName());
    line.addAll(List.of(folder().resolve("objects").toString(), Integer.toString(port)));
    return line;
  }

  /** It listens only when all else is done. */
  @Override
  boolean isReady() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
