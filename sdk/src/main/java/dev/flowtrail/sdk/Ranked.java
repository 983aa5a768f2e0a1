package dev.flowtrail.sdk;

/**
 * A candidate in its place, from {@link Step#rank}.
 *
 * <pre>{@code
 * List<Ranked<Product>> shortlist = step.rank("ranking", scored, Product::asin, 5);
 * Product best = shortlist.get(0).candidate();
 * }</pre>
 *
 * @param rank 1 is best; no two have the same
 * @param score higher is better
 */
public record Ranked<T>(int rank, T candidate, double score) {}
