package dev.flowtrail.sdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A listener that remembers. */
final class Heard implements FlowTrailListener {
  final List<Submission> delivered = Collections.synchronizedList(new ArrayList<>());
  final List<Submission> spooled = Collections.synchronizedList(new ArrayList<>());
  final List<Submission> notDelivered = Collections.synchronizedList(new ArrayList<>());
  final List<Loss> causes = Collections.synchronizedList(new ArrayList<>());
  final List<DeliveryReport> closed = Collections.synchronizedList(new ArrayList<>());
  final List<CircuitState> circuit = Collections.synchronizedList(new ArrayList<>());
  final List<String> details = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void delivered(Submission submission) {
    delivered.add(submission);
  }

  @Override
  public void spooled(Submission submission) {
    spooled.add(submission);
  }

  @Override
  public void notDelivered(Submission submission) {
    notDelivered.add(submission);
  }

  @Override
  public void closed(DeliveryReport report) {
    closed.add(report);
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
