package dev.flowtrail.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes every flow, and keeps it. */
final class TakingServer implements AutoCloseable {
  private final HttpServer server;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();

  TakingServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/api/flows", this::take);
    server.createContext("/api/flows/batch", TakingServer::refuse);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  JsonNode only() {
    if (taken.size() != 1) {
      throw new AssertionError("expected one flow but were " + taken.size());
    }
    return taken.get(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (InputStream body = open(exchange)) {
      taken.add(new ObjectMapper().readTree(body));
    }
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  /** Flows come one by one where no batches are taken. */
  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(405, -1);
    exchange.close();
  }

  private static InputStream open(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    InputStream body = exchange.getRequestBody();
    return "gzip".equals(encoding) ? new GZIPInputStream(body) : body;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
