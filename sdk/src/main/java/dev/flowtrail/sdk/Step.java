package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a flow, from {@link StepParent#createStep} or {@link StepParent#step}. A step
 * created in a step has it as its parent.
 *
 * <p>Safe for use by several threads. No method throws or waits for the network.
 *
 * <pre>{@code
 * try (Step step = flow.createStep("search").kind(StepKind.RETRIEVE)) {
 *   step.capture("input", keywords).capture("output", search(keywords));
 *   step.finish("searched for " + keywords);
 * }
 * }</pre>
 */
public abstract sealed class Step implements StepParent, AutoCloseable
    permits RecordedStep, SilentStep {

  Step() {}

  /** The id under which the server will know the step, from the start. */
  public abstract UUID id();

  /** The flow that this step belongs to. */
  abstract Flow flow();

  /** The stage that this step is. */
  public abstract String name();

  /**
   * Says what sort of work the step does.
   *
   * @return this step
   */
  public Step kind(StepKind kind) {
    return kind(kind == null ? "" : kind.wireName());
  }

  /**
   * Says what sort of work the step does, in a word of the user's own.
   *
   * @return this step
   */
  public abstract Step kind(String kind);

  /**
   * Keeps {@code data} as it is now; later changes by the caller do not matter. A name used before
   * in this step gives the next version.
   *
   * @param name 1 to 255 characters; a longer one is cut
   * @param data any value: records, beans, maps, collections, arrays, {@code java.time}, {@code
   *     Optional}, text, numbers, null. A stream or an iterator is read to its end, as an array
   * @return this step
   */
  public Step capture(String name, @Nullable Object data) {
    return capture(name, data, Shape.PLAIN);
  }

  /**
   * Like {@link #capture(String, Object)}, for an array of objects.
   *
   * @param queryable the fields worth filtering by; dots descend: {@code metrics.price}
   * @return this step
   */
  public Step capture(String name, @Nullable Object data, Map<String, FieldType> queryable) {
    return capture(name, data, Shape.PLAIN.queryable(queryable));
  }

  /**
   * Like {@link #capture(String, Object)}, and says what the data means.
   *
   * <pre>{@code
   * step.capture("evaluations", evaluations,
   *     Shape.candidates("asin").passed("qualified").queryable("price", FieldType.NUMBER));
   * }</pre>
   *
   * @return this step
   */
  public abstract Step capture(String name, @Nullable Object data, Shape shape);

  /** Finishes the step as completed. */
  public void finish() {
    finish(Status.COMPLETED, "");
  }

  /** Finishes the step as completed, with the reason: {@code finish("kept 12 of 50")}. */
  public void finish(String reason) {
    finish(Status.COMPLETED, reason);
  }

  /** Finishes the step. The first call counts, except that failed wins over any other status. */
  public abstract void finish(Status status, String reason);

  /** Finishes the step as failed, with the reason. */
  public void fail(String reason) {
    finish(Status.FAILED, reason);
  }

  /** Finishes the step as failed; the reason is the exception's class and message. */
  public void fail(Throwable thrown) {
    finish(Status.FAILED, Reason.of(thrown));
  }

  /**
   * Ends a try-with-resources block. A step that was not finished before has failed: its block was
   * left by an exception or by an early return, and the two cannot be told apart here.
   */
  @Override
  public abstract void close();

  /**
   * Keeps the candidates that fail no rule, and records for each candidate what every rule compared
   * and said. Makes this step a filter with the reason {@code kept 12 of 50; price failed most
   * (21)}, unless it says otherwise itself.
   *
   * <pre>{@code
   * List<Product> kept = flow.step("apply_filters", step ->
   *     step.filter("evaluations", found, Product::asin,
   *         rule("min_rating", Product::rating, atLeast(3.8)),
   *         rule("price", Product::price, between(12.5, 50))));
   * }</pre>
   *
   * <p>All rules are asked about every candidate, also after one has failed: otherwise the rule
   * that stands first gets all the blame. The decision is that of a loop that asks until one fails.
   * So an exception of a rule goes on to the caller when that loop would have come to it, with all
   * that was judged until then recorded; of a rule that is asked for the record only, it is
   * recorded. Where nothing is recorded, that loop is what runs.
   *
   * @param name what the observation with the candidates is called; the rules are captured as
   *     {@code config}
   * @param id what names a candidate; {@link Candidates} say what else to record
   * @return those kept, in the order in which they came; cannot be changed
   * @throws RuntimeException what a rule throws; also NullPointerException for a null collection,
   *     as from a loop
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final <T> List<T> filter(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      Rule<? super T>... rules) {
    return Filtering.filter(recorded(), name, candidates, id, Rules.<T>of(Arrays.asList(rules)));
  }

  /**
   * Like {@link #filter(String, Collection, Function, Rule...)}, with rules that have a version or
   * are asked until the first failure only.
   */
  @SuppressWarnings("unchecked") // Rules only take candidates.
  public final <T> List<T> filter(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      Rules<? super T> rules) {
    return Filtering.filter(recorded(), name, candidates, id, (Rules<T>) rules);
  }

  /**
   * Gives each candidate the sum of its parts, and records score and parts; none is dropped. Makes
   * this step one of scoring, unless it says otherwise itself.
   *
   * <pre>{@code
   * List<Scored<Product>> scored = step.score("scores", kept, Product::asin,
   *     part("price", 0.6, product -> closeness(product.price())),
   *     part("rating", 0.4, product -> product.rating() / 5));
   * }</pre>
   *
   * @param name what the observation with the candidates is called
   * @param id what names a candidate; {@link Candidates} say what else to record
   * @return all candidates with their scores, in the order in which they came; cannot be changed
   * @throws RuntimeException what a part throws; what was scored until then is recorded
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final <T> List<Scored<T>> score(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      Part<? super T>... parts) {
    return score(name, candidates, id, Arrays.asList(parts));
  }

  /** Like {@link #score(String, Collection, Function, Part...)}, for parts in a collection. */
  public final <T> List<Scored<T>> score(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      Collection<? extends Part<? super T>> parts) {
    return Scoring.by(Part.<T>list(parts)).score(recorded(), name, candidates, id);
  }

  /**
   * Like {@link #score(String, Collection, Function, Part...)}, for a score without parts, such as
   * the answer of a model.
   */
  public final <T> List<Scored<T>> score(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      ToDoubleFunction<? super T> score) {
    Part<T> whole = Part.part("score", score);
    return Scoring.by(whole).score(recorded(), name, candidates, id);
  }

  /**
   * Puts scored candidates in order, highest first, and keeps the first few; records for each its
   * rank, its score and, when it has no place, the gap to the last place. Equal scores keep their
   * order; what is not a number comes last. Makes this step one of ranking, unless it says
   * otherwise itself.
   *
   * <pre>{@code
   * List<Ranked<Product>> shortlist = step.rank("ranking", scored, Product::asin, 5);
   * }</pre>
   *
   * @param name what the observation with the candidates is called
   * @param id what names a candidate; {@link Candidates} say what else to record
   * @param places how many go on; less than 0 counts as 0
   * @return those with a place, best first; cannot be changed
   */
  public final <T> List<Ranked<T>> rank(
      String name, Collection<Scored<T>> scored, Function<? super T, ?> id, int places) {
    return Ranking.of(scored, places).record(recorded(), name, id, Map.of());
  }

  /**
   * Scores candidates by the sum of their parts and ranks them, as {@link #score(String,
   * Collection, Function, Part...)} and {@link #rank(String, Collection, Function, int)} do, in one
   * step.
   *
   * @throws RuntimeException what a part throws
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final <T> List<Ranked<T>> rank(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      int places,
      Part<? super T> part,
      Part<? super T>... more) {
    List<Part<? super T>> parts = new ArrayList<>(List.of(part));
    parts.addAll(Arrays.asList(more));
    Scoring<T> scoring = Scoring.by(Part.<T>list(parts));
    return Ranking.of(scoring.score(candidates), places)
        .record(recorded(), name, id, scoring.weights());
  }

  /**
   * Picks the first of a shortlist that fails no rule, and the next such one as runner-up; records
   * all of the shortlist, with why each was picked or not. Makes this step one of selection, unless
   * it says otherwise itself.
   *
   * <pre>{@code
   * Selection<Product> selection = step.select("choice", shortlist, Product::asin,
   *     rule("confidence", judge::confidence, atLeast(0.75)));
   * }</pre>
   *
   * <p>Exceptions of rules are treated as by {@link #filter(String, Collection, Function,
   * Rule...)}; the loop meant there ends with the runner-up.
   *
   * @param name what the observation with the shortlist is called
   * @param id what names a candidate; {@link Candidates} say what else to record
   * @param rules what speaks against picking one although it ranks; none picks the best
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final <T> Selection<T> select(
      String name,
      Collection<Ranked<T>> shortlist,
      Function<? super T, ?> id,
      Rule<? super T>... rules) {
    return Selecting.select(recorded(), name, shortlist, id, Rules.<T>of(Arrays.asList(rules)));
  }

  /**
   * Like {@link #select(String, Collection, Function, Rule...)}, for candidates that are not ranked
   * yet: the highest score is the best.
   *
   * @throws RuntimeException what the score throws
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final <T> Selection<T> select(
      String name,
      Collection<? extends T> candidates,
      Function<? super T, ?> id,
      ToDoubleFunction<? super T> score,
      Rule<? super T>... rules) {
    Part<T> whole = Part.part("score", score);
    List<Scored<T>> scored = Scoring.by(whole).score(candidates);
    List<Ranked<T>> ranked = Ranking.of(scored, scored.size()).ranked();
    return Selecting.select(recorded(), name, ranked, id, Rules.<T>of(Arrays.asList(rules)));
  }

  /**
   * Records candidates that this step has made: keywords, drafts, patches. Makes this step one of
   * generation, unless it says otherwise itself.
   *
   * <pre>{@code
   * List<String> keywords = step.generate("keywords", model.keywords(product), keyword -> keyword);
   * }</pre>
   *
   * @param name what the observation with the candidates is called
   * @param id what names a candidate; {@link Candidates} say what else to record
   * @return the candidates; cannot be changed
   */
  public final <T> List<T> generate(
      String name, Collection<? extends T> candidates, Function<? super T, ?> id) {
    return Listing.list(recorded(), StepKind.GENERATE, name, candidates, id);
  }

  /**
   * Records candidates that this step has found: search hits, rows of a table. Makes this step one
   * of retrieval, unless it says otherwise itself.
   *
   * <pre>{@code
   * List<Product> found = step.retrieve("products", search(keywords), PRODUCTS);
   * }</pre>
   *
   * @param name what the observation with the candidates is called
   * @param id what names a candidate; {@link Candidates} say what else to record
   * @return the candidates; cannot be changed
   */
  public final <T> List<T> retrieve(
      String name, Collection<? extends T> candidates, Function<? super T, ?> id) {
    return Listing.list(recorded(), StepKind.RETRIEVE, name, candidates, id);
  }

  /** Null where nothing is kept: then decisions are made without being recorded. */
  abstract @Nullable RecordedStep recorded();
}
