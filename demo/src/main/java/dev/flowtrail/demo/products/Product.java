package dev.flowtrail.demo.products;

import dev.flowtrail.demo.decision.Candidate;

/**
 * One listing of the catalogue.
 *
 * @param asin the marketplace's number, also the candidate's id
 * @param model the listing that first sold this product; colours of one product share it
 * @param price in euros
 * @param rating from 1 to 5
 */
record Product(
    String asin,
    String model,
    String title,
    String brand,
    String category,
    double price,
    double rating,
    int reviews)
    implements Candidate {

  @Override
  public String id() {
    return asin;
  }
}
