package dev.flowtrail.server.insight;

import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import java.io.IOException;
import java.util.Optional;

/** Reads the candidates of one step with what one of its rules said of each. */
final class WhatIfReader {

  private final PayloadReader payloads;
  private final EvidenceFinder evidence;

  WhatIfReader(PayloadReader payloads) {
    this.payloads = payloads;
    this.evidence = new EvidenceFinder(payloads);
  }

  /**
   * @throws IOException when the data is lost or the payload store cannot be asked
   */
  WhatIf read(StepWithObservations step, String rule) throws IOException {
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
    return new WhatIf(step.step(), rule, in, best, Optional.empty());
  }
}
