package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flow of which nothing is kept. */
final class SilentFlow implements Flow {

  @Override
  public UUID id() {
    return SilentStep.NO_ID;
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public Flow attribute(String name, @Nullable Object value) {
    return this;
  }

  @Override
  public Step createStep(String name) {
    return new SilentStep(name);
  }

  @Override
  public Submission finish(Status status, String reason) {
    Submission submission = new Submission(id(), name(), URI.create("/"));
    submission.settle(Outcome.NOT_SENT, null);
    return submission;
  }

  @Override
  public void close() {}
}
