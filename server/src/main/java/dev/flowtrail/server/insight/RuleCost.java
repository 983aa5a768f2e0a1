package dev.flowtrail.server.insight;

/**
 * What one rule cost. With F the rules that a candidate failed:
 *
 * @param gross how many candidates failed it
 * @param unique how many failed it and nothing else: those it alone keeps out
 * @param shapley its fair share of the dropped, the sum of 1/|F| over those who failed it; the
 *     shares of all rules add up to those who failed any (Shapley, 1953)
 */
record RuleCost(String rule, int gross, int unique, double shapley) {}
