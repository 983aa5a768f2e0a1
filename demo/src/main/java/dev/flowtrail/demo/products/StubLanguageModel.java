package dev.flowtrail.demo.products;

import dev.flowtrail.demo.chance.Dice;
import dev.flowtrail.demo.products.Judgement.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Stands in for a language model, so that the demo needs no key and no network. It is no model: it
 * looks at the words of titles and errs by seeded chance, more often the higher the temperature.
 *
 * @param temperature from 0, never wrong, to 1
 */
record StubLanguageModel(long seed, double temperature) {

  static final String NAME = "stub-language-model";

  private static final double BAD_KEYWORD = 0.3;
  private static final double WRONG_VERDICT = 0.15;

  record Settings(String model, double temperature) {}

  /**
   * The settings as they are recorded beside every answer: as with most real models, nobody chose
   * the seed, so two answers to one question may differ.
   */
  Settings settings() {
    return new Settings(NAME, temperature);
  }

  /** Writes what a buyer would type to find products like this one; some of it may be nonsense. */
  List<String> keywords(Product product) {
    String noun = ProductFamily.of(product).keyword();
    String title = product.title().toLowerCase(Locale.ROOT);
    String quality = title.split(" ")[1];
    String colour = title.substring(title.lastIndexOf(' ') + 1);
    return Stream.of(noun, quality + " " + noun, "best " + noun, colour + " " + noun)
        .map(keyword -> bad(product, keyword) ? nonsense(product, keyword) : keyword)
        .distinct()
        .toList();
  }

  /** Says whether a buyer of the reference would take the candidate instead. */
  Judgement judge(Product reference, Product candidate) {
    Verdict truth = Verdict.of(reference, candidate);
    boolean wrong = chance("wrong", candidate.asin(), WRONG_VERDICT);
    double sureness = new Dice(seed).roll("sure " + candidate.asin());
    double confidence = wrong ? 0.5 + 0.3 * sureness : 0.7 + 0.3 * sureness;
    return new Judgement(
        wrong ? truth.mistakenFor() : truth,
        Math.round(confidence * 100) / 100.0,
        ProductFamily.of(reference).keyword());
  }

  private boolean bad(Product product, String keyword) {
    return chance("bad", product.asin() + keyword, BAD_KEYWORD);
  }

  private String nonsense(Product product, String keyword) {
    ProductFamily unrelated =
        new Dice(seed).oneOf("nonsense " + keyword, ProductFamily.others(product));
    return unrelated.keyword();
  }

  private boolean chance(String mistake, String about, double probability) {
    return new Dice(seed).chance(mistake + " " + about, probability * temperature);
  }
}
