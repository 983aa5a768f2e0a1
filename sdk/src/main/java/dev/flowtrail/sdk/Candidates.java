package dev.flowtrail.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How candidates of one type are recorded: what names them, and what else is worth seeing of them.
 * Stands wherever a step's decision asks for the id. Immutable, so a constant serves every step.
 *
 * <pre>{@code
 * static final Candidates<Product> PRODUCTS =
 *     Candidates.by(Product::asin).field("title", Product::title).field("price", Product::price);
 *
 * step.filter("evaluations", found, PRODUCTS, rules);
 * }</pre>
 *
 * <p>What a function of it throws costs that one value in the recording, and is counted.
 *
 * @param <T> the candidates
 */
public final class Candidates<T> implements Function<T, @Nullable Object> {
  private final Function<? super T, ?> id;
  private final List<Field<T>> fields;

  private Candidates(Function<? super T, ?> id, List<Field<T>> fields) {
    this.id = id;
    this.fields = fields;
  }

  /**
   * Candidates named by an id, the same through all steps of a flow and in every flow: a text, a
   * number, or what {@code toString} makes a text of.
   */
  public static <T> Candidates<T> by(Function<? super T, ?> id) {
    return new Candidates<>(id, List.of());
  }

  /** The function itself when it is one of these, else candidates with nothing but an id. */
  @SuppressWarnings("unchecked") // It only takes candidates.
  static <T> Candidates<T> of(Function<? super T, ?> id) {
    return id instanceof Candidates<?> described ? (Candidates<T>) described : by(id);
  }

  /**
   * The same with one more field. It can be filtered by when it holds numbers, texts or booleans.
   *
   * @param name 1 to 255 characters; the names that decisions write themselves ({@code id}, {@code
   *     passed}, {@code reason}, {@code rules}, {@code score}, {@code parts}, {@code rank}, {@code
   *     gap}) get {@code given_} in front
   * @param value any value that can be captured
   */
  public Candidates<T> field(String name, Function<? super T, ?> value) {
    List<Field<T>> all = new ArrayList<>(fields);
    all.add(new Field<>(name, value));
    return new Candidates<>(id, List.copyOf(all));
  }

  /** The candidate's id. */
  @Override
  public @Nullable Object apply(T candidate) {
    return id.apply(candidate);
  }

  List<Field<T>> fields() {
    return fields;
  }

  record Field<T>(String name, Function<? super T, ?> value) {}
}
