package dev.flowtrail.server.insight;

import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads the candidates of one step with what one of its rules said of each. */
final class WhatIfReader {

  private final PayloadReader payloads;
  private final EvidenceFinder evidence;

  WhatIfReader(PayloadReader payloads, EvidenceFinder evidence) {
    this.payloads = payloads;
    this.evidence = evidence;
  }

  /**
   * @throws IOException when the payload store cannot be asked
   */
  WhatIf read(StepWithObservations step, String rule) throws IOException {
    try {
      return readAll(step, rule);
    } catch (NoSuchFileException | EOFException | DamagedFrameException e) {
      return new WhatIf(step.step(), rule, 0, new WhatIfTally(rule), true, Optional.empty());
    }
  }

  private WhatIf readAll(StepWithObservations step, String rule) throws IOException {
    WhatIfTally best = new WhatIfTally(rule);
    long in = 0;
    for (Source source : evidence.of(step, 0).sources()) {
      WhatIfTally tally = new WhatIfTally(rule);
      CandidateParser.read(
          payloads.open(source.observation().location()), source.fields(), tally::add);
      if (in == 0 || tally.found() && !best.found()) {
        best = tally;
        in = source.declaredTotal().orElse(tally.candidates());
      }
    }
    return new WhatIf(step.step(), rule, in, best, false, Optional.empty());
  }
}
