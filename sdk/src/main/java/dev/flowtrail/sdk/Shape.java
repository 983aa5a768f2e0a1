package dev.flowtrail.sdk;

import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.CandidateTotals;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.ObservationRole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the data of an observation means: its role in the step, which fields make a candidate, which
 * are worth filtering by. Immutable, so one constant serves every capture. Fields are given as
 * paths inside one element; dots descend, a literal dot is written {@code \.}.
 *
 * <pre>{@code
 * static final Shape EVALUATIONS = Shape.candidates("asin")
 *     .passed("qualified").score("total_score").rules("filter_results")
 *     .queryable("metrics.price", FieldType.NUMBER);
 * }</pre>
 */
public final class Shape {
  static final Shape PLAIN = new Shape(null, null, Map.of(), null);

  private final @Nullable ObservationRole role;
  private final @Nullable CandidateRoles roles;
  private final Map<String, FieldType> queryable;
  private final @Nullable CandidateTotals totals;

  private Shape(
      @Nullable ObservationRole role,
      @Nullable CandidateRoles roles,
      Map<String, FieldType> queryable,
      @Nullable CandidateTotals totals) {
    this.role = role;
    this.roles = roles;
    this.queryable = queryable;
    this.totals = totals;
  }

  /** Data that the step decides about: an array with one object for each candidate. */
  public static Shape candidates(String idPath) {
    var roles = new CandidateRoles(clean(idPath), null, null, null, null, null);
    return new Shape(ObservationRole.CANDIDATES, roles, Map.of(), null);
  }

  /**
   * Data with a role of its own. Without one, the names {@code input}, {@code output} and {@code
   * config} say it.
   */
  public static Shape of(ObservationRole role) {
    return new Shape(role, null, Map.of(), null);
  }

  /** Which field says, as a boolean, whether the candidate went on. */
  public Shape passed(String path) {
    CandidateRoles r = roles();
    return with(
        new CandidateRoles(r.id(), clean(path), r.score(), r.rank(), r.reason(), r.rules()));
  }

  /** Which field is the candidate's score, a number, higher is better. */
  public Shape score(String path) {
    CandidateRoles r = roles();
    return with(
        new CandidateRoles(r.id(), r.passed(), clean(path), r.rank(), r.reason(), r.rules()));
  }

  /** Which field is the candidate's rank, a number, 1 is best. */
  public Shape rank(String path) {
    CandidateRoles r = roles();
    return with(
        new CandidateRoles(r.id(), r.passed(), r.score(), clean(path), r.reason(), r.rules()));
  }

  /** Which field says why, as a sentence or a code. */
  public Shape reason(String path) {
    CandidateRoles r = roles();
    return with(
        new CandidateRoles(r.id(), r.passed(), r.score(), r.rank(), clean(path), r.rules()));
  }

  /**
   * Which field holds the rules that were applied, by name: {@code {"min_rating": {"passed": false,
   * "actual": 3.1, "threshold": 3.8, "operator": ">=", "detail": "..."}}}, where a bare boolean
   * does for a rule that only passed or failed.
   */
  public Shape rules(String path) {
    CandidateRoles r = roles();
    return with(
        new CandidateRoles(r.id(), r.passed(), r.score(), r.rank(), r.reason(), clean(path)));
  }

  /**
   * Says that the data holds only a part of the candidates: the funnel then counts by what is said
   * here. Less than 0 counts as 0.
   *
   * @param in how many candidates there were
   * @param out how many of them went on; null when that is not known
   */
  public Shape partOf(int in, @Nullable Integer out) {
    Integer wentOn = out == null ? null : Integer.valueOf(Math.max(0, out));
    return new Shape(role, roles, queryable, new CandidateTotals(Math.max(0, in), wentOn));
  }

  /** Declares a field worth filtering by. */
  public Shape queryable(String path, FieldType type) {
    return queryable(Collections.singletonMap(path, type));
  }

  /** Declares fields worth filtering by, in the map's order. */
  public Shape queryable(Map<String, FieldType> fields) {
    Map<String, FieldType> all = new LinkedHashMap<>(queryable);
    if (fields != null) {
      fields.forEach((path, type) -> put(all, path, type));
    }
    return new Shape(role, roles, Collections.unmodifiableMap(all), totals);
  }

  private static void put(Map<String, FieldType> fields, String path, FieldType type) {
    String clean = clean(path);
    if (clean != null && type != null) {
      fields.put(clean, type);
    }
  }

  /** What the server would refuse would cost the whole flow. */
  private static @Nullable String clean(@Nullable String path) {
    return path == null || path.isEmpty() ? null : Text.storable(path, Limits.MAX_NAME_LENGTH);
  }

  @Nullable ObservationRole observationRole() {
    return role;
  }

  @Nullable CandidateRoles candidateRoles() {
    return roles;
  }

  Map<String, FieldType> queryable() {
    return queryable;
  }

  @Nullable CandidateTotals totals() {
    return totals;
  }

  private CandidateRoles roles() {
    return roles == null ? new CandidateRoles(null, null, null, null, null, null) : roles;
  }

  private Shape with(CandidateRoles changed) {
    return new Shape(ObservationRole.CANDIDATES, changed, queryable, totals);
  }
}
