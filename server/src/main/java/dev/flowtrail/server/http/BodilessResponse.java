package dev.flowtrail.server.http;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.ServerResponseTrailers;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** The answer to HEAD: all that GET would say, its length included, without the body. */
final class BodilessResponse implements ServerResponse {

  private final ServerResponse response;

  BodilessResponse(ServerResponse response) {
    this.response = response;
  }

  /** Says how long the body would be. */
  static void send(ServerResponse response, long bodyBytes) {
    if (!response.headers().contains(HeaderNames.CONTENT_LENGTH)) {
      response.headers().contentLength(bodyBytes);
    }
    response.send(new byte[0]);
  }

  @Override
  public void send() {
    response.send();
  }

  @Override
  public void send(byte[] bytes) {
    send(response, bytes.length);
  }

  @Override
  public void send(Object entity) {
    throw new UnsupportedOperationException("bodies are sent as bytes or as a stream");
  }

  @Override
  public OutputStream outputStream() {
    return new Counting();
  }

  /** Sends the answer when it is closed, since its length is a header. */
  private final class Counting extends OutputStream {

    private long bytes;
    private boolean closed;

    @Override
    public void write(int oneByte) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        send(response, bytes);
      }
    }
  }

  @Override
  public ServerResponse status(Status status) {
    response.status(status);
    return this;
  }

  @Override
  public Status status() {
    return response.status();
  }

  @Override
  public ServerResponse header(Header header) {
    response.header(header);
    return this;
  }

  @Override
  public boolean isSent() {
    return response.isSent();
  }

  @Override
  public long bytesWritten() {
    return response.bytesWritten();
  }

  @Override
  public ServerResponse whenSent(Runnable listener) {
    response.whenSent(listener);
    return this;
  }

  @Override
  public ServerResponse reroute(String newPath) {
    return response.reroute(newPath);
  }

  @Override
  public ServerResponse reroute(String path, UriQuery query) {
    return response.reroute(path, query);
  }

  @Override
  public ServerResponse next() {
    return response.next();
  }

  @Override
  public ServerResponseHeaders headers() {
    return response.headers();
  }

  @Override
  public ServerResponseTrailers trailers() {
    return response.trailers();
  }

  @Override
  public void streamResult(String result) {
    response.streamResult(result);
  }

  @Override
  public void streamFilter(UnaryOperator<OutputStream> filterFunction) {
    response.streamFilter(filterFunction);
  }
}
