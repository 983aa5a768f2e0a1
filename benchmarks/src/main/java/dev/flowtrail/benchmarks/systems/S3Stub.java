package dev.flowtrail.benchmarks.systems;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes objects, keeps none, and answers at once: an object store without any cost but that of
 * being asked, which flatters who writes many objects. Thread-safe.
 */
public final class S3Stub implements AutoCloseable {

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong puts = new AtomicLong();
  private final HttpServer server;

  public S3Stub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    if (exchange.getRequestMethod().equals("PUT")) {
      puts.incrementAndGet();
    }
    exchange.getResponseHeaders().add("ETag", "\"0\"");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public long puts() {
    return puts.get();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
