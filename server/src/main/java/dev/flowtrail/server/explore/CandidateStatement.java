package dev.flowtrail.server.explore;

import dev.flowtrail.server.index.CandidateFiles.Wanted;
import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.CandidateQueryException;
import dev.flowtrail.server.index.RowMapper;
import dev.flowtrail.server.index.SideTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A select over the relation {@code candidates}, with its values in order.
 *
 * @param wanted which files it is about
 */
record CandidateStatement(String sql, List<Object> values, Wanted wanted) {

  private static final Pattern NAMED = Pattern.compile("(?<!:):(v\\d+)");

  /**
   * A statement with named values, of which a part is not known by the relation.
   *
   * @param sql has {@code :v0}, {@code :v1} and so on
   */
  static CandidateStatement of(String sql, Parameters parameters, Condition condition) {
    List<Object> values = new ArrayList<>();
    Matcher named = NAMED.matcher(sql);
    StringBuilder positional = new StringBuilder();
    while (named.find()) {
      values.add(parameters.values().get(named.group(1)));
      named.appendReplacement(positional, "?");
    }
    named.appendTail(positional);
    return new CandidateStatement(positional.toString(), values, Narrowing.wanted(condition));
  }

  /**
   * Runs it.
   *
   * @throws dev.flowtrail.server.http.ProblemException when there is no answer
   */
  <T> List<T> run(CandidateIndex index, RowMapper<T> mapper) {
    return answer(() -> index.select(wanted, sql, values, mapper));
  }

  /** The same with a relation beside the candidates. */
  <T> List<T> run(CandidateIndex index, SideTable beside, RowMapper<T> mapper) {
    return answer(() -> index.select(wanted, beside, sql, values, mapper));
  }

  private static <T> T answer(Supplier<T> select) {
    try {
      return select.get();
    } catch (CandidateQueryException e) {
      throw e.toProblem();
    }
  }
}
