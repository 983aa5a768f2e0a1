package dev.flowtrail.sdk;

import java.util.Optional;

/**
 * Who was picked, from {@link Step#select}.
 *
 * <pre>{@code
 * Selection<Product> selection = step.select("choice", shortlist, Product::asin);
 * Product competitor = selection.winner().orElseThrow().candidate();
 * }</pre>
 *
 * @param winner the best that kept all rules; empty when there was none
 * @param runnerUp who would have been picked without the winner
 */
public record Selection<T>(Optional<Ranked<T>> winner, Optional<Ranked<T>> runnerUp) {}
