package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.server.insight.CandidateFields.Field;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A candidate while its element is read. Where a field stands twice, the first counts. */
final class CandidateDraft {

  private @Nullable String id;
  private @Nullable Boolean passed;
  private @Nullable Double score;
  private @Nullable Double rank;
  private @Nullable String reason;
  private List<RuleVerdict> rules = List.of();

  /** Takes a value that is neither object nor array; one of another type than expected is none. */
  void take(Field field, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    switch (field) {
      case ID -> id = id == null && isText(token) ? parser.getText() : id;
      case PASSED ->
          passed =
              passed == null && token.isBoolean()
                  ? Boolean.valueOf(token == JsonToken.VALUE_TRUE)
                  : passed;
      case SCORE -> score = score == null ? number(parser) : score;
      case RANK -> rank = rank == null ? number(parser) : rank;
      case REASON -> reason = reason == null && isText(token) ? parser.getText() : reason;
      case RULES -> {}
    }
  }

  void take(List<RuleVerdict> verdicts) {
    rules = rules.isEmpty() ? verdicts : rules;
  }

  private static boolean isText(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isNumeric();
  }

  private static @Nullable Double number(JsonParser parser) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      return null;
    }
    double value = Double.parseDouble(parser.getText());
    return Double.isFinite(value) ? value : null;
  }

  /** Nothing when the element has no id, and so cannot be followed. */
  Optional<Candidate> finish() {
    return Optional.ofNullable(id)
        .map(known -> new Candidate(known, passed, score, rank, reason, rules));
  }
}
