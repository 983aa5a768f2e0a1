package dev.flowtrail.server.query;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.AnswerHeap;
import dev.flowtrail.server.http.Answers;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.Location;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.ObservationRecord;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** {@code GET /api/observations/{id}} and {@code /data}: one observation, and its bytes. */
public final class ObservationEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(ObservationEndpoint.class.getName());

  private static final String CACHE_FOR_THREE_DAYS = "private, max-age=259200, immutable";

  private final FlowReader flows;
  private final PayloadReader payloads;
  private final AnswerHeap heap;

  public ObservationEndpoint(FlowReader flows, PayloadReader payloads, AnswerHeap heap) {
    this.flows = flows;
    this.payloads = payloads;
    this.heap = heap;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/observations/{id}", this::sendMetadata)
        .get("/api/observations/{id}/data", this::sendData);
  }

  private void sendMetadata(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    ObservationRecord observation = find(request);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          new AnswerWriter(json).writeMembers(observation);
          json.writeStringField("flowId", observation.flowId().toString());
          json.writeStringField("stepId", observation.stepId().toString());
          json.writeEndObject();
        });
  }

  private ObservationRecord find(ServerRequest request) {
    UUID id = QueryParameters.pathId(request);
    return flows
        .findObservation(Teams.DEFAULT_TEAM_ID, id)
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.OBSERVATION_NOT_FOUND,
                    "No observation with the id %s is stored.".formatted(id))
                .toException());
  }

  private void sendData(ServerRequest request, ServerResponse response) {
    Representation representation = Representation.chosenBy(request);
    ObservationRecord observation = find(request);
    if (representation.isKnownTo(request, observation)) {
      describe(response, representation, observation);
      response.status(304).send();
      return;
    }
    try (SharedHeap.Share share = heap.take(payloads.heldBytes(observation.location()))) {
      sendBytes(response, representation, observation);
    } catch (DamagedFrameException | EOFException e) {
      throw unreadable(ProblemType.PAYLOAD_DAMAGED, observation, e);
    } catch (NoSuchFileException e) {
      throw unreadable(ProblemType.PAYLOAD_MISSING, observation, e);
    } catch (IOException e) {
      throw unreadable(ProblemType.UNAVAILABLE, observation, e);
    }
  }

  private void sendBytes(
      ServerResponse response, Representation representation, ObservationRecord observation)
      throws IOException {
    switch (representation) {
      case JSON_ZSTD, ZSTD -> sendFrame(response, representation, observation);
      case JSON, JSON_GZIP -> {
        try (InputStream data = payloads.open(observation.location())) {
          describe(response, representation, observation);
          stream(data, Answers.stream(response), representation);
        }
      }
    }
  }

  private void sendFrame(
      ServerResponse response, Representation representation, ObservationRecord observation)
      throws IOException {
    Location location = observation.location();
    if (payloads.isLarge(location)) {
      try (InputStream frame = payloads.openAsFrame(location)) {
        describe(response, representation, observation);
        response.contentLength(location.frame().bytes());
        stream(frame, Answers.stream(response), representation);
      }
    } else {
      byte[] frame = payloads.readAsFrame(location);
      describe(response, representation, observation);
      Answers.send(response, frame);
    }
  }

  /** Only once the bytes are at hand: a fault must not be cached. */
  private static void describe(
      ServerResponse response, Representation representation, ObservationRecord observation) {
    response.header(HeaderNames.ETAG, representation.etag(observation));
    response.header(HeaderNames.CACHE_CONTROL, CACHE_FOR_THREE_DAYS);
    response.header(HeaderNames.VARY, "Accept, Accept-Encoding");
    response.header(HeaderNames.CONTENT_TYPE, representation.mediaType());
    if (!representation.encoding().isEmpty()) {
      response.header(HeaderNames.CONTENT_ENCODING, representation.encoding());
    }
  }

  private static void stream(InputStream data, OutputStream out, Representation representation)
      throws IOException {
    try (OutputStream encoded =
        representation == Representation.JSON_GZIP ? new GZIPOutputStream(out) : out) {
      data.transferTo(encoded);
    }
  }

  private static ProblemException unreadable(
      ProblemType type, ObservationRecord observation, Exception cause) {
    LOG.log(Level.ERROR, "The data of observation " + observation.id() + " cannot be read", cause);
    return Problem.of(
            type, "The data of observation %s cannot be read.".formatted(observation.id()))
        .with("part", "payload store")
        .toException();
  }
}
