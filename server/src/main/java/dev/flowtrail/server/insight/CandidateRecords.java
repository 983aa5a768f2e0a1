package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.CorrectedFields;
import dev.flowtrail.server.store.FlowRecord;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads all that the steps of a flow recorded of their candidates, one candidate at a time. What
 * counts as a candidate, and as its fields, is the same as for a journey; of steps that recorded
 * plain lists of input and output nothing is told. Thread-safe.
 */
public final class CandidateRecords {

  private static final System.Logger LOG = System.getLogger(CandidateRecords.class.getName());

  private final PayloadReader payloads;
  private final CorrectedFields corrected;

  public CandidateRecords(PayloadReader payloads, CorrectedFields corrected) {
    this.payloads = payloads;
    this.corrected = corrected;
  }

  /** Takes one candidate after the other. */
  @FunctionalInterface
  public interface Sink {
    void take(RecordedCandidate candidate) throws IOException;
  }

  /**
   * Hands over the candidates of a flow in the order of its steps. Data that is gone, or that
   * nobody can make sense of, is passed by: one flow must not keep all others from being read.
   *
   * @throws IOException when the payload store cannot be asked, or the sink throws it
   */
  public void read(FlowRecord flow, Sink sink) throws IOException {
    begin().read(flow, sink);
  }

  /** For many flows one after the other, with the corrections of fields as they are asked first. */
  public Reading begin() {
    return new Reading();
  }

  /** Not thread-safe. */
  public final class Reading {
    private final Map<String, EvidenceFinder> byProcess = new HashMap<>();

    private Reading() {}

    /** As {@link CandidateRecords#read}. */
    public void read(FlowRecord flow, Sink sink) throws IOException {
      EvidenceFinder evidence =
          byProcess.computeIfAbsent(
              flow.head().name(), process -> EvidenceFinder.of(flow, corrected, payloads));
      for (StepEvidence step : evidence.find(flow)) {
        for (Source source : step.sources()) {
          CandidateRecords.this.read(step, source, sink);
        }
      }
    }
  }

  private void read(StepEvidence step, Source source, Sink sink) throws IOException {
    try {
      WholeCandidates.read(
          payloads.open(source.observation().location()), step.step().head(), source, sink);
    } catch (NoSuchFileException | EOFException | JsonProcessingException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Candidates of observation " + source.observation().id() + " cannot be read",
          e);
    }
  }
}
