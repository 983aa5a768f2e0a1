package dev.flowtrail.cluster.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.flowtrail.cluster.part.Ports;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** As {@link FaultProxy}, but it knows HTTP: each request meets a fate of its own. */
public final class HttpFaultProxy implements AutoCloseable {

  private final ServerSocket socket;
  private final int targetPort;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final LongAdder mistreated = new LongAdder();
  private volatile HttpFault fault = HttpFault.NONE;

  private HttpFaultProxy(ServerSocket socket, int targetPort) {
    this.socket = socket;
    this.targetPort = targetPort;
  }

  /** A proxy on a port of its own. */
  public static HttpFaultProxy before(int targetPort) {
    try {
      ServerSocket socket = new ServerSocket(Ports.free(), 200, InetAddress.getLoopbackAddress());
      HttpFaultProxy proxy = new HttpFaultProxy(socket, targetPort);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** What becomes of requests from now on; those that wait at a gate wait on. */
  public void suffer(HttpFault fault) {
    this.fault = fault;
  }

  public void heal() {
    suffer(HttpFault.NONE);
  }

  /** Cuts all connections that are open. */
  public void breakConnections() {
    links.forEach(Link::reset);
  }

  /** How many requests did not simply pass. */
  public long mistreated() {
    return mistreated.sum();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (Link link = Link.open(client, targetPort)) {
      links.add(link);
      try {
        new Conversation(link).run();
      } catch (IOException e) {
        link.reset();
      } finally {
        links.remove(link);
      }
    } catch (IOException targetIsOut) {
      Link.reset(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    breakConnections();
  }

  /** The requests of one connection, one after the other. */
  private final class Conversation {
    private final InputStream fromClient;
    private final OutputStream toClient;
    private final InputStream fromTarget;
    private final OutputStream toTarget;

    Conversation(Link link) throws IOException {
      fromClient = new BufferedInputStream(link.client().getInputStream());
      toClient = new BufferedOutputStream(link.client().getOutputStream());
      fromTarget = new BufferedInputStream(link.target().getInputStream());
      toTarget = new BufferedOutputStream(link.target().getOutputStream());
    }

    void run() throws IOException, InterruptedException {
      for (Optional<HttpMessage> request = HttpMessage.readHead(fromClient);
          request.isPresent();
          request = HttpMessage.readHead(fromClient)) {
        treat(request.get());
      }
    }

    private void treat(HttpMessage request) throws IOException, InterruptedException {
      Treatment treatment = fault.decide(request.method(), request.path());
      if (!treatment.equals(Treatment.PASS)) {
        mistreated.increment();
      }
      if (request.expectsContinue()) {
        toClient.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
        toClient.flush();
      }
      switch (treatment) {
        case Treatment.Pass pass -> answer(request, carryOut(request));
        case Treatment.Refuse refuse -> refuse(request, refuse);
        case Treatment.Reset reset -> throw new IOException("reset by the proxy");
        case Treatment.LoseAnswer lose -> loseAnswer(request, carryOut(request));
        case Treatment.CutAnswer cut -> cutAnswer(request, carryOut(request));
        case Treatment.HoldBefore hold -> {
          hold.gate().pass();
          answer(request, carryOut(request));
        }
        case Treatment.HoldAfter hold -> {
          HttpMessage answer = carryOut(request);
          hold.gate().pass();
          answer(request, answer);
        }
      }
    }

    private HttpMessage carryOut(HttpMessage request) throws IOException {
      request.writeWithoutExpect(toTarget);
      request.copyBody(fromClient, toTarget, false);
      toTarget.flush();
      return HttpMessage.readHead(fromTarget)
          .orElseThrow(() -> new IOException("the target ended the connection"));
    }

    private void answer(HttpMessage request, HttpMessage answer) throws IOException {
      answer.writeWithoutExpect(toClient);
      copyAnswer(request, answer, toClient);
      toClient.flush();
    }

    private void loseAnswer(HttpMessage request, HttpMessage answer) throws IOException {
      copyAnswer(request, answer, OutputStream.nullOutputStream());
      throw new IOException("answer lost by the proxy");
    }

    private void cutAnswer(HttpMessage request, HttpMessage answer) throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      answer.writeWithoutExpect(whole);
      copyAnswer(request, answer, whole);
      toClient.write(Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
      toClient.flush();
      throw new IOException("answer cut by the proxy");
    }

    private void copyAnswer(HttpMessage request, HttpMessage answer, OutputStream out)
        throws IOException {
      boolean hasBody =
          !request.method().equals("HEAD") && answer.status() != 204 && answer.status() != 304;
      if (hasBody) {
        answer.copyBody(fromTarget, out, true);
      }
    }

    private void refuse(HttpMessage request, Treatment.Refuse refusal) throws IOException {
      request.copyBody(fromClient, OutputStream.nullOutputStream(), false);
      String body = "<Error><Code>%s</Code></Error>".formatted(refusal.code());
      String head =
          """
          HTTP/1.1 %d %s\r
          Content-Type: application/xml\r
          Content-Length: %d\r
          \r
          """
              .formatted(refusal.status(), refusal.code(), body.length());
      boolean bodyless = request.method().equals("HEAD");
      toClient.write((bodyless ? head : head + body).getBytes(US_ASCII));
      toClient.flush();
    }
  }
}
