package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow of which nothing is kept.
 *
 * @param why what its submission says
 */
record SilentFlow(String name, Dispatch dispatch, Problem why) implements Flow {

  @Override
  public UUID id() {
    return SilentStep.NO_ID;
  }

  @Override
  public Flow attribute(String attribute, @Nullable Object value) {
    return this;
  }

  @Override
  public Step createStep(String step) {
    return new SilentStep(SilentStep.nameOf(step));
  }

  @Override
  public Submission finish(Status status, String reason) {
    Submission submission = dispatch.submissionOf(id(), name);
    submission.decide(Outcome.NOT_SENT, why);
    submission.announce();
    return submission;
  }

  @Override
  public Submission fail(Throwable thrown) {
    return finish();
  }

  @Override
  public void close() {}
}
