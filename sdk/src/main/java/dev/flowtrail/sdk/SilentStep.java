package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of which nothing is kept. */
final class SilentStep extends Step {
  /** Stands for an id where nothing is kept under one. */
  static final UUID NO_ID = new UUID(0, 0);

  /** Stands where there is no step. */
  static final SilentStep NONE = new SilentStep("");

  private final String name;

  SilentStep(String name) {
    this.name = name;
  }

  static String nameOf(@Nullable String given) {
    return given == null ? "" : given;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public UUID id() {
    return NO_ID;
  }

  @Override
  public String context() {
    return "";
  }

  @Override
  public Step createStep(String child) {
    return new SilentStep(nameOf(child));
  }

  @Override
  public Step kind(String kind) {
    return this;
  }

  @Override
  public Step capture(String observation, @Nullable Object data, Shape shape) {
    return this;
  }

  @Override
  public void finish(Status status, String reason) {}

  @Override
  public void fail(Throwable thrown) {}

  @Override
  public void close() {}

  @Override
  Flow flow() {
    return SilentFlow.NONE;
  }

  @Override
  @Nullable RecordedStep recorded() {
    return null;
  }
}
