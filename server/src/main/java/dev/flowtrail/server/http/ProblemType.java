package dev.flowtrail.server.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of fault that the API answers with. Its page is {@code /problems/<name>}. */
public enum ProblemType {
  MISSING_IDEMPOTENCY_KEY(
      400,
      "The idempotency key is missing",
      "Every submission needs a key of its own, so that sending it again stores nothing twice. Send"
          + " a UUID in the Idempotency-Key header, or of each line of a batch in its member"
          + " idempotencyKey, and the same one with every retry."),
  INVALID_IDEMPOTENCY_KEY(
      400,
      "The idempotency key is not valid",
      "The key is 1 to 255 printable ASCII characters; as a header bare or as a quoted string."),
  MALFORMED_JSON(
      400,
      "The body is not JSON",
      "The body must be one JSON document in UTF-8. Line and column say where reading stopped."),
  MALFORMED_ENCODING(
      400,
      "The body does not match its Content-Encoding",
      "The body could not be decompressed. Send it as Content-Encoding says, or send it plain."),
  INVALID_FLOW(
      400,
      "The flow is not valid",
      "The body is JSON, but not a flow document. Each error names its place by a JSON Pointer, what"
          + " was expected and what came."),
  INVALID_PARAMETER(
      400,
      "A parameter is not valid",
      "A query parameter has a value that it cannot have. Nothing is assumed in its stead."),
  INVALID_QUERY(
      400,
      "The query cannot be understood",
      "position says where in the query, counted in UTF-16 units from 0, and expected what could"
          + " stand there. The language is told in docs/explore.md and on the page for exploring."),
  INVALID_ID(
      400, "The id is not valid", "Ids are UUIDs, such as 0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a."),
  INVALID_REQUEST(400, "The request is not valid HTTP", "The request could not be understood."),
  FORBIDDEN(
      403,
      "The request comes from elsewhere",
      "A page of another site must not use this server through a browser. A server on this machine's"
          + " own address answers only those who call it localhost or by a name in its setting"
          + " allowed-hosts, and none lets a page of another site change anything. A proxy in front of"
          + " the server passes the public name on, and that name belongs into allowed-hosts."),
  FLOW_NOT_FOUND(
      404,
      "There is no such flow",
      "No flow with this id is stored. One that was accepted a moment ago may still be on its way."),
  OBSERVATION_NOT_FOUND(
      404, "There is no such observation", "No observation with this id is stored."),
  DEAD_LETTER_NOT_FOUND(
      404,
      "There is no such dead letter",
      "Nothing of this id is set aside in the queue. Somebody may have retried or discarded it; list"
          + " what is set aside anew."),
  WATCH_NOT_FOUND(
      404,
      "There is no such watch",
      "No watch of this name is kept. Somebody may have deleted it; list them anew."),
  NOT_FOUND(404, "There is nothing here", "The path is none of this server's."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed here", "The Allow header names the methods that are."),
  NOT_ACCEPTABLE(
      406,
      "There is no form that is acceptable",
      "The Accept header excludes all that can be given."),
  REQUEST_IN_PROGRESS(
      409,
      "The same request is being processed",
      "A request with this idempotency key has not been answered yet. Try again in a moment."),
  QUESTION_CANCELLED(
      409,
      "The question was taken back",
      "Who asked it does not want its answer any more, and said so by its Question-Id."),
  PAYLOAD_TOO_LARGE(
      413,
      "The payload is too large",
      "Something is larger than its limit, counted after decompression. The limit is named."),
  BATCH_TOO_LARGE(
      413,
      "The batch has too many lines",
      "So many lines are read of one batch, and those before this one were treated each by itself."
          + " Send this line and those after it as another batch."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The body's form is not supported",
      "Send application/json, or application/x-ndjson where many lines are taken, with"
          + " Content-Encoding none, gzip or zstd."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The idempotency key was used for other content",
      "A key stands for one submission. Use a new key for new content."),
  QUESTION_TOO_LARGE(
      422,
      "The question takes too much",
      "A question across flows may take so much time and memory, and no more. Ask about less time,"
          + " fewer processes, or fewer groups; the settings explore-timeout and explore-memory say"
          + " how much it may be."),
  INTERNAL(
      500,
      "The server failed",
      "This is a defect of the server. Its log has the details under the instance named here."),
  PAYLOAD_DAMAGED(
      500,
      "The stored data is damaged",
      "What is stored does not match its checksum, so it is not given out. The rest of the flow can"
          + " still be read; the data can only come back from a backup."),
  PAYLOAD_MISSING(
      500,
      "The stored data is missing",
      "The object that held the data is not in the payload store any more. Look whether its folder"
          + " or bucket was moved or cleaned."),
  UNAVAILABLE(
      503,
      "A part of the server is not available",
      "The part is named. Nothing was accepted; send the same request again after Retry-After."),
  QUEUE_FULL(
      503,
      "The queue is full",
      "More is waiting than may wait. Send the same request again after Retry-After."),
  TOO_MANY_QUERIES(
      503,
      "Too many questions at once",
      "Few questions across all flows are answered at a time, so that they never keep flows from"
          + " being stored. This one waited in vain; ask again after Retry-After."),
  TOO_MANY_LARGE_FLOWS(
      503,
      "Too many large flows at once",
      "Those who send large flows share a part of the server's memory, those who read them another,"
          + " and wait for each other, for 30 seconds at most. Nothing was accepted; send the same"
          + " request again after Retry-After. A larger heap lets more of them come at once.");

  private final int status;
  private final String title;
  private final String explanation;

  ProblemType(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The same words for every occurrence. */
  public String title() {
    return title;
  }

  /** What it means and what to do, for the problem's page. */
  public String explanation() {
    return explanation;
  }

  /** The name in URLs: {@code invalid-flow}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a type by its name in URLs. */
  public static Optional<ProblemType> findBySlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }
}
