package dev.flowtrail.demo.products;

import java.util.Locale;

/**
 * What the model says about one candidate, which is not always so.
 *
 * @param confidence from 0 to 1, as the model claims it
 * @param wanted what the reference is, in a buyer's words
 */
record Judgement(Verdict verdict, double confidence, String wanted) {

  enum Verdict {
    COMPETITOR,
    ACCESSORY,
    OTHER_PRODUCT;

    static Verdict of(Product reference, Product candidate) {
      if (ProductFamily.of(reference) != ProductFamily.of(candidate)) {
        return OTHER_PRODUCT;
      }
      return ProductFamily.accessory(candidate) ? ACCESSORY : COMPETITOR;
    }

    Verdict mistakenFor() {
      return this == COMPETITOR ? OTHER_PRODUCT : COMPETITOR;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean competitor() {
    return verdict == Verdict.COMPETITOR;
  }

  String rationale() {
    return switch (verdict) {
      case COMPETITOR -> "A buyer who wants this " + wanted + " could take it instead.";
      case ACCESSORY -> "It goes with a " + wanted + " and does not replace one.";
      case OTHER_PRODUCT -> "A buyer who wants a " + wanted + " looks for something else.";
    };
  }
}
