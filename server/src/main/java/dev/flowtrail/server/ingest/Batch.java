package dev.flowtrail.server.ingest;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.Problems;
import dev.flowtrail.server.ingest.Handover.Begun;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Many flows in one body, each a submission by itself: the queue commits them in groups while the
 * next ones are read, and what is wrong with one is not the others' concern. For one thread.
 */
final class Batch {

  /** The answer to more would be too long. */
  static final int MAX_LINES = 10_000;

  /** So much is held while it is being committed; as little as of one small body. */
  private static final int MAX_BEGUN = 256;

  private static final int MAX_BEGUN_BYTES = 256 << 10;

  private final ServerRequest request;
  private final Lines lines;
  private final SubmissionReader reader;
  private final Handover handover;
  private final BatchAnswer answer;
  private final Deque<Entry> begun = new ArrayDeque<>();
  private int begunBytes;
  private int lineCount;
  private int lastBegun;
  private @Nullable Problem outage;

  Batch(
      ServerRequest request,
      Lines lines,
      SubmissionReader reader,
      Handover handover,
      BatchAnswer answer) {
    this.request = request;
    this.lines = lines;
    this.reader = reader;
    this.handover = handover;
    this.answer = answer;
  }

  /** A line whose turn in the answer has not come yet. */
  private sealed interface Entry {

    /** One that the queue is about to take. */
    record Given(int line, Begun submission) implements Entry {}

    /** One that did not get so far. */
    record Refused(int line, Problem problem) implements Entry {}
  }

  /** Returns once every line is either safe or refused. */
  void run() {
    try {
      while (lines.next()) {
        requireFewLines();
        requireQueue();
        begin(lines.number());
        settleUntilThereIsRoom();
      }
      settleAll();
    } catch (IOException | RuntimeException e) {
      settleAll();
      answer.refuseRest(Math.max(lines.number(), lastBegun + 1), Problems.of(request, e));
    }
  }

  private void requireFewLines() {
    if (lineCount == MAX_LINES) {
      throw Problem.of(
              ProblemType.BATCH_TOO_LARGE,
              "At most %d lines are read of one batch.".formatted(MAX_LINES))
          .with("maximum", MAX_LINES)
          .toException();
    }
    lineCount++;
  }

  /** An outage is the same for all: to meet it once more for each line would help nobody. */
  private void requireQueue() {
    if (outage != null) {
      throw outage.toException();
    }
  }

  private void begin(int line) {
    try {
      Begun submission = handover.begin(reader.readLine(lines.line()));
      begunBytes += submission.bytes();
      begun.add(new Entry.Given(line, submission));
    } catch (RuntimeException e) {
      if (lines.broken()) {
        throw e;
      }
      begun.add(new Entry.Refused(line, Problems.of(request, e)));
    }
    lastBegun = line;
  }

  private void settleUntilThereIsRoom() {
    while (begun.size() >= MAX_BEGUN || begunBytes >= MAX_BEGUN_BYTES) {
      settleFirst();
    }
  }

  private void settleAll() {
    while (!begun.isEmpty()) {
      settleFirst();
    }
  }

  private void settleFirst() {
    switch (begun.remove()) {
      case Entry.Refused(int line, Problem problem) -> answer.refuse(line, problem);
      case Entry.Given(int line, Begun submission) -> {
        begunBytes -= submission.bytes();
        settle(line, submission);
      }
    }
  }

  private void settle(int line, Begun submission) {
    try {
      answer.accept(line, submission.await());
    } catch (RuntimeException e) {
      Problem problem = Problems.of(request, e);
      answer.refuse(line, problem);
      outage = problem.type() == ProblemType.UNAVAILABLE ? problem : outage;
    }
  }
}
