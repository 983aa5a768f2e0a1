package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.Fault;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemWriter;
import dev.flowtrail.server.http.Problems;
import dev.flowtrail.server.ingest.Handover.Taken;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Gathers what became of each line, in their order. Bounded, as the lines are. For one thread. */
final class BatchAnswer {

  private static final JsonFactory JSON = new JsonFactory();

  /** Faults told of all lines together; of later lines only how many there are. */
  private static final int MAX_FAULTS = 1_000;

  private static final int UNAVAILABLE = 503;
  private static final int RETRY_AFTER_SECONDS = 1;

  private final String path;
  private final Array flows = new Array();
  private final Array refused = new Array();
  private int accepted;
  private int faults;

  BatchAnswer(ServerRequest request) {
    this.path = Problems.path(request);
  }

  /** A line that is safe. */
  void accept(int line, Taken taken) {
    accepted++;
    flows.add(json -> {
      json.writeNumberField("line", line);
      json.writeStringField("flowId", taken.flowId().toString());
      json.writeBooleanField("replayed", taken.replayed());
    });
  }

  /** A line that is not. */
  void refuse(int line, Problem problem) {
    refuse(line, false, problem);
  }

  /** A line that is not, and all after it, which were not read. */
  void refuseRest(int firstLine, Problem problem) {
    refuse(firstLine, true, problem);
  }

  private void refuse(int line, boolean following, Problem problem) {
    Problem told = withFewFaults(withRetryAfter(problem));
    faults += told.faults().size();
    refused.add(json -> {
      json.writeNumberField("line", line);
      json.writeBooleanField("following", following);
      json.writeFieldName("problem");
      ProblemWriter.write(json, told, path);
    });
  }

  /** What is a header of the answer to one flow has no other place here. */
  private static Problem withRetryAfter(Problem problem) {
    return problem.type().status() != UNAVAILABLE
            || problem.members().containsKey(Problem.RETRY_AFTER)
        ? problem
        : problem.with(Problem.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  private Problem withFewFaults(Problem problem) {
    int told = Math.min(problem.faults().size(), MAX_FAULTS - faults);
    List<Fault> first = problem.faults().subList(0, told);
    return new Problem(problem.type(), problem.detail(), first, problem.members());
  }

  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("accepted", accepted);
    json.writeFieldName("flows");
    json.writeRawValue(flows.end());
    json.writeFieldName("refused");
    json.writeRawValue(refused.end());
    json.writeEndObject();
  }

  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  /** An array that is kept as its text, which is the smallest form of it. */
  private static final class Array {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final JsonGenerator json;

    Array() {
      try {
        json = JSON.createGenerator(text);
        json.writeStartArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(Members members) {
      try {
        json.writeStartObject();
        members.write(json);
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String end() throws IOException {
      json.writeEndArray();
      json.close();
      return text.toString(UTF_8);
    }
  }
}
