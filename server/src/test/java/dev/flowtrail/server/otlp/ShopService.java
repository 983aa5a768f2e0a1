package dev.flowtrail.server.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A service that knows nothing of traces. Asked for an offer, it asks another one for its stock.
 */
final class ShopService {

  private ShopService() {}

  /** Prints its port, and lives until its input ends. */
  public static void main(String[] none) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpClient client = HttpClient.newHttpClient();
    server.createContext("/stock", exchange -> answer(exchange, "7"));
    server.createContext("/offer", exchange -> answer(exchange, ask(client, exchange)));
    server.start();
    System.out.println("port " + server.getAddress().getPort());
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** Whom to ask stands in the query. */
  private static String ask(HttpClient client, HttpExchange exchange) throws IOException {
    URI other = URI.create(exchange.getRequestURI().getQuery());
    try {
      return client.send(HttpRequest.newBuilder(other).build(), BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
