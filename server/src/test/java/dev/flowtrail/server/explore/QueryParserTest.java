package dev.flowtrail.server.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {

  private static final Instant NOW = Instant.parse("2026-01-08T10:00:00Z");

  private static String written(String query) {
    return QueryWriter.write(QueryParser.parse(query, NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "a b && c || d e # (\"a\" \"b\" \"c\") || (\"d\" \"e\")",
        "a && (b || c) # \"a\" (\"b\" || \"c\")",
        "!a b # !\"a\" \"b\"",
        "!(a b) # !(\"a\" \"b\")",
        "!!a # \"a\"",
        "process:films # process:\"films\"",
        "process = \"a b\" # process:\"a b\"",
        "process != films # !process:\"films\"",
        "process:(a, \"b\") # process in (\"a\", \"b\")",
        "process in (a, b) # process in (\"a\", \"b\")",
        "key:null # key:null",
        "key:\"null\" # key:\"null\"",
        "key:\"a\\\"b\\\\c\" # key:\"a\\\"b\\\\c\"",
        "attr.market:DE # attr.market:\"DE\"",
        "attr.size>=1.50 # attr.size >= 1.50",
        "attr.\"a b\":1 # attr.\"a b\":1",
        "duration > 90s # duration > 90s",
        "duration > 1.5ms # duration > 0.001500s",
        "last:7d # start >= 2026-01-01T10:00:00Z",
        "from:2026-01-05 to:2026-01-05T10:30:00+01:00 # start >= 2026-01-05T00:00:00Z start < 2026-01-05T09:30:00Z",
        "step{} # step{}",
        "step{in > 5 && (kind:a || !out:0)} # step{in > 5 (kind:\"a\" || !out:0)}",
        "candidate{passed = false && field.price < -1e3} # candidate{passed:false field.price < -1e3}",
        "name~x # -",
      })
  void queryIsReadAndWrittenAgain(String query, String expected) {
    if (expected.equals("-")) {
      assertThatThrownBy(() -> written(query)).isInstanceOf(InvalidQueryException.class);
      return;
    }
    assertThat(written(query)).isEqualTo(expected);
    assertThat(written(expected)).isEqualTo(expected);
  }

  @Test
  void emptyQueryHoldsForEverything() {
    assertThat(QueryParser.parse(" \t\n", NOW)).isEqualTo(Condition.TRUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "color:red # 0 # 5 # no field color",
        "drop_ratio > 0.9 # 0 # 10 # within step{",
        "process < films # 8 # 9 # cannot be compared with <",
        "step{drop_ratio > much} # 18 # 22 # a number such as 0.9",
        "status:done # 7 # 11 # one of pending",
        "process: # 8 # 8 # the end of the query",
        "process:\"films # 8 # 14 # not closed",
        "(a || b # 7 # 7 # Expected )",
        "a) # 1 # 2 # found )",
        "a & b # 2 # 3 # &&",
        "a OR b # 2 # 4 # ||",
        "step{name:a # 11 # 11 # Expected }",
        "step{candidate{id:a}} # 5 # 14 # Braces cannot stand within braces",
        "flow{name:a} # 0 # 4 # step or candidate",
        "process:(a b) # 11 # 12 # , or )",
        "last:soon # 5 # 9 # a duration",
        "from:yesterday # 5 # 14 # a time",
        "id:17 # 3 # 5 # a UUID",
        "duration > 5 # 11 # 12 # a duration such as",
        "attr.:x # 0 # 5 # no field attr.",
        "a || || b # 5 # 7 # a condition",
        "\"\" # 0 # 2 # a text to search for",
        "process:a \"%_\" # 10 # 14 # a letter, a digit or an emoji",
        "a* # 0 # 2 # at least 2 characters before *",
        "step{passed:true} # 5 # 11 # no field passed",
      })
  void faultIsToldWithItsPlace(String query, int from, int to, String words) {
    InvalidQueryException fault =
        catchThrowableOfType(InvalidQueryException.class, () -> QueryParser.parse(query, NOW));
    assertThat(fault).hasMessageContaining(words);
    assertThat(fault.span()).isEqualTo(new Span(from, to));
  }

  @Test
  void hugeQueriesAreRefused() {
    for (String query :
        new String[] {
          "a".repeat(10_001),
          "(".repeat(3_000) + "a" + ")".repeat(3_000),
          "!".repeat(9_000) + "a",
          "a ".repeat(5_000),
          "step{} ".repeat(21),
          "\"" + "a ".repeat(65) + "\"",
          "手".repeat(65),
          "key:(" + "a,".repeat(1_000) + "a)"
        }) {
      assertThatThrownBy(() -> QueryParser.parse(query, NOW))
          .isInstanceOf(InvalidQueryException.class)
          .hasMessageContaining("at most");
    }
  }
}
