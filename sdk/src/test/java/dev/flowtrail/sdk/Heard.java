package dev.flowtrail.sdk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers. */
final class Heard implements FlowTrailListener {
  final List<Submission> delivered = new CopyOnWriteArrayList<>();
  final List<Submission> notDelivered = new CopyOnWriteArrayList<>();
  final List<Loss> causes = new CopyOnWriteArrayList<>();
  final List<CircuitState> circuit = new CopyOnWriteArrayList<>();
  final List<String> details = new CopyOnWriteArrayList<>();

  @Override
  public void delivered(Submission submission) {
    delivered.add(submission);
  }

  @Override
  public void notDelivered(Submission submission) {
    notDelivered.add(submission);
  }

  @Override
  public void circuitChanged(CircuitState state) {
    circuit.add(state);
  }

  @Override
  public void lost(Loss cause, String detail) {
    causes.add(cause);
    details.add(detail);
  }
}
