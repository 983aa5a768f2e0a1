package dev.flowtrail.demo.products;

import dev.flowtrail.demo.chance.Dice;
import java.util.ArrayList;
import java.util.List;

/** A shop full of products that do not exist, the same ones each time. */
record Catalogue(List<Product> products) {

  private static final int MODELS = 2_400;
  private static final long SEED = 2026;

  static Catalogue generate() {
    ListingGenerator generator = new ListingGenerator(new Dice(SEED));
    List<Product> products = new ArrayList<>();
    for (int model = 0; model < MODELS; model++) {
      products.addAll(generator.listings(model));
    }
    return new Catalogue(List.copyOf(products));
  }

  /** The devices, the products whose sellers look for competitors. */
  List<Product> devices() {
    return products.stream().filter(product -> !ProductFamily.accessory(product)).toList();
  }
}
