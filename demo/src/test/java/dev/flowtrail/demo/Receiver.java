package dev.flowtrail.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes flows as the server does, and keeps the documents for a test to read. */
final class Receiver implements AutoCloseable {

  private static final byte[] ACCEPTED =
      "{\"message\": \"Flow accepted for processing\", \"replayed\": false}".getBytes(UTF_8);

  private final ObjectMapper json = new ObjectMapper();
  private final List<Document> documents = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/flows", this::receive);
    server.createContext("/api/flows/batch", Receiver::refuse);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The flows in the order in which they came. */
  List<Document> documents() {
    return documents;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    documents.add(new Document(body(exchange)));
    exchange.sendResponseHeaders(202, ACCEPTED.length);
    exchange.getResponseBody().write(ACCEPTED);
    exchange.close();
  }

  /** Flows come one by one where no batches are taken. */
  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(405, -1);
    exchange.close();
  }

  private JsonNode body(HttpExchange exchange) throws IOException {
    boolean gzipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream body = gzipped ? new GZIPInputStream(raw) : raw) {
      return json.readTree(body);
    }
  }
}
