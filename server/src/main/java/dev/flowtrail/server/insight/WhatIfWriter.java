package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.Members.writeRaw;
import static dev.flowtrail.server.insight.Members.writeStep;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.insight.WhatIfTally.Decided;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Writes what another threshold would change as the contract names it. */
final class WhatIfWriter {

  private static final int MAX_IDS = 1_000;

  private final JsonGenerator json;

  WhatIfWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(WhatIf whatIf) throws IOException {
    WhatIfTally tally = whatIf.tally();
    json.writeStartObject();
    writeStep(json, whatIf.step().head());
    json.writeStringField("rule", whatIf.rule());
    json.writeStringField("operator", tally.operator());
    writeRaw(json, "threshold", tally.threshold());
    json.writeStringField("answer", whatIf.answer().wireName());
    json.writeStringField("sentence", whatIf.sentence());
    writeCounts(whatIf);
    json.writeArrayFieldStart("values");
    for (Decided decided : tally.decided()) {
      json.writeStartObject();
      json.writeStringField("id", decided.id());
      writeRaw(json, "actual", decided.actual());
      json.writeBooleanField("passes", decided.passes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("valuesLeftOut", tally.leftOut());
    json.writeFieldName("at");
    if (whatIf.at().isPresent()) {
      writeAt(whatIf, whatIf.at().get());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void writeCounts(WhatIf whatIf) throws IOException {
    WhatIfTally tally = whatIf.tally();
    json.writeObjectFieldStart("candidates");
    json.writeNumberField("in", whatIf.in());
    json.writeNumberField("recorded", tally.candidates());
    json.writeNumberField("passing", tally.passing());
    json.writeNumberField("failingOnlyThis", tally.failingOnlyThis());
    json.writeNumberField("failingOthersToo", tally.failingOthersToo());
    json.writeNumberField("withoutValue", tally.withoutValue());
    json.writeNumberField("otherwise", tally.otherwise());
    json.writeEndObject();
  }

  private void writeAt(WhatIf whatIf, NumericTest test) throws IOException {
    List<Decided> more = whatIf.more(test);
    List<Decided> fewer = whatIf.fewer(test);
    json.writeStartObject();
    json.writeFieldName("threshold");
    writeBounds(test.bounds());
    json.writeNumberField("passing", whatIf.tally().passing() + more.size() - fewer.size());
    writeGroup("more", more);
    writeGroup("fewer", fewer);
    json.writeEndObject();
  }

  private void writeBounds(List<BigDecimal> bounds) throws IOException {
    if (bounds.size() == 1) {
      json.writeNumber(bounds.get(0));
      return;
    }
    json.writeStartArray();
    for (BigDecimal bound : bounds) {
      json.writeNumber(bound);
    }
    json.writeEndArray();
  }

  private void writeGroup(String name, List<Decided> group) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", group.size());
    json.writeArrayFieldStart("ids");
    for (Decided decided : group.subList(0, Math.min(group.size(), MAX_IDS))) {
      json.writeString(decided.id());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
