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
      case COMPETITOR -> "Who looks for the " + wanted + " could take this instead.";
      case ACCESSORY -> "Goes with the " + wanted + " and does not replace it.";
      case OTHER_PRODUCT -> "Who looks for the " + wanted + " looks for something else.";
    };
  }
}
