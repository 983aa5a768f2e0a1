package dev.flowtrail.demo.products;

import dev.flowtrail.demo.chance.Dice;
import java.util.List;

/**
 * For whom a competitor is looked for, and with what.
 *
 * @param reference the seller's product; its ASIN is the key of the flow
 * @param timeouts how often the search does not answer in time before it does
 */
record Assignment(
    Product reference, String market, String rules, StubLanguageModel model, int timeouts) {

  private static final List<Integer> TIMEOUTS = List.of(0, 0, 0, 1, 1, 1, 1, 3);

  static Assignment of(long seed, Catalogue catalogue) {
    Dice dice = new Dice(seed);
    return new Assignment(
        dice.oneOf("reference", catalogue.devices()),
        dice.oneOf("market", List.of("DE", "FR", "IT")),
        dice.oneOf("rules", List.of(ProductRules.GENEROUS, ProductRules.CHOOSY)),
        new StubLanguageModel(seed, dice.oneOf("temperature", List.of(0.2, 0.7, 1.0))),
        dice.oneOf("search timeouts", TIMEOUTS));
  }

  /** The same question, asked again: only the model's chance is another. */
  Assignment again(long seed) {
    return new Assignment(
        reference, market, rules, new StubLanguageModel(seed, model.temperature()), 0);
  }
}
