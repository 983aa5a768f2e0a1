package dev.flowtrail.server.insight;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which rule of which step is asked about, and with which threshold. */
final class WhatIfParameters {

  private final UUID stepId;
  private final String rule;
  private final Optional<String> threshold;

  WhatIfParameters(ServerRequest request) {
    QueryParameters parameters =
        new QueryParameters(request, Set.of("step", "rule", "threshold")::contains);
    stepId = parameters.id("step");
    rule =
        parameters
            .text("rule")
            .orElseThrow(() -> invalid("rule: expected a rule's name but was absent."));
    threshold = parameters.text("threshold");
  }

  String rule() {
    return rule;
  }

  StepWithObservations stepOf(FlowRecord flow) {
    return flow.steps().stream()
        .filter(step -> step.step().head().id().equals(stepId))
        .findFirst()
        .orElseThrow(() -> invalid("step: expected the id of a step of this flow."));
  }

  /** The same with an answer about the threshold; where the rule compares no numbers, without. */
  WhatIf at(WhatIf whatIf) {
    Optional<NumericTest> recorded = whatIf.tally().test();
    if (threshold.isEmpty() || recorded.isEmpty()) {
      return whatIf;
    }
    String asked = threshold.get().strip();
    NumericTest test =
        recorded
            .get()
            .with(asked.contains(",") ? "[" + asked + "]" : asked)
            .orElseThrow(
                () -> invalid("threshold: expected one number, or two with a comma for between."));
    return new WhatIf(
        whatIf.step(),
        whatIf.rule(),
        whatIf.in(),
        whatIf.tally(),
        whatIf.unreadable(),
        Optional.of(test));
  }

  private static ProblemException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_PARAMETER, detail).toException();
  }
}
