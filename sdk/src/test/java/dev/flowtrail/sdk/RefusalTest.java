package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.protocol.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers after which another try would be of no use. */
final class RefusalTest {
  @AutoClose private final SendingBench bench = new SendingBench();
  private final ScriptedServer server = bench.server;

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 400, 401, 403, 404, 409, 413, 415, 422})
  void finalStatusIsNotTriedAgain(int status) {
    server.then(Reply.status(status));
    Submission submission = bench.finishedFlow();

    bench.sendDue();
    bench.sendAfter(SendingBench.MAX_DELAY);

    assertThat(submission.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(server.received()).hasSize(1);
    assertThat(bench.heard.notDelivered).containsExactly(submission);
  }

  @Test
  void everyFaultThatTheServerFoundIsReadable() {
    server.then(
        Reply.problem(
            400,
            """
            {"type": "/problems/invalid-flow", "title": "Invalid flow", "status": 400,
             "detail": "2 faults",
             "errors": [{"pointer": "/steps/3/status", "detail": "expected one of ..."},
                        {"pointer": "/flow/name", "detail": "required"}]}
            """));
    Submission submission = bench.finishedFlow();

    bench.sendDue();

    Problem problem = submission.problem().orElseThrow();
    assertThat(problem.type()).isEqualTo("/problems/invalid-flow");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.faults())
        .containsExactly(
            new Fault("/steps/3/status", "expected one of ..."),
            new Fault("/flow/name", "required"));
    assertThat(submission)
        .asString()
        .endsWith(
            "REJECTED, HTTP 400: 2 faults: /steps/3/status expected one of ...; /flow/name required");
  }

  @Test
  void answerThatIsNoProblemDocumentSaysWhatToCheck() {
    server.then(new Reply.Http("404 Not Found", "", "<html>nothing here</html>"));
    Submission submission = bench.finishedFlow();

    bench.sendDue();

    assertThat(submission.problem().orElseThrow())
        .hasToString(
            "HTTP 404: expected 202 or a problem document but was neither:"
                + " check that the endpoint is a Flow Trail server");
  }

  @Test
  void endlessAnswerIsReadOnlyToItsBeginning() {
    server.then(new Reply.Http("400 Bad Request", "", "x".repeat(5_000_000)));
    Submission submission = bench.finishedFlow();

    bench.sendDue();

    assertThat(submission.outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void refusalIsToldOnceInTheLog() {
    server.then(Reply.status(400), Reply.status(400));
    bench.finishedFlow();
    bench.finishedFlow();

    bench.sendDue();

    assertThat(bench.log).hasSize(1);
    assertThat(bench.log.get(0)).startsWith("rejected: flow selection ");
  }
}
