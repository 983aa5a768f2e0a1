package dev.flowtrail.demo.products;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the shelves of the catalogue hold: devices, and the accessories that look like them. */
enum ProductFamily {
  LAPTOP_STAND(
      "Office",
      "Laptop Stand",
      35,
      "Carrying Case for Laptop Stand",
      "Silicone Pads for Laptop Stand"),
  DESK_LAMP("Office", "Desk Lamp", 45, "Replacement Bulb for Desk Lamp", "Clamp for Desk Lamp"),
  WATER_BOTTLE(
      "Sports", "Water Bottle", 25, "Brush for Water Bottle", "Replacement Lid for Water Bottle"),
  YOGA_MAT("Sports", "Yoga Mat", 40, "Carrying Strap for Yoga Mat", "Cleaner for Yoga Mat"),
  HEADPHONES(
      "Electronics", "Headphones", 90, "Ear Pads for Headphones", "Hard Case for Headphones"),
  ROBOT_VACUUM(
      "Home", "Robot Vacuum", 260, "Filter Set for Robot Vacuum", "Brushes for Robot Vacuum"),
  ESPRESSO_MACHINE(
      "Kitchen",
      "Espresso Machine",
      320,
      "Descaler for Espresso Machine",
      "Tamper for Espresso Machine"),
  TOOTHBRUSH(
      "Health",
      "Electric Toothbrush",
      70,
      "Brush Heads for Electric Toothbrush",
      "Travel Case for Electric Toothbrush");

  private final String category;
  private final String device;
  private final int typicalPrice;
  private final List<String> accessories;

  ProductFamily(String category, String device, int typicalPrice, String... accessories) {
    this.category = category;
    this.device = device;
    this.typicalPrice = typicalPrice;
    this.accessories = List.of(accessories);
  }

  /** The family of a product, by its title; every title of the catalogue names one. */
  static ProductFamily of(Product product) {
    return Arrays.stream(values())
        .filter(family -> product.title().contains(family.device))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the product is something for the device and not the device itself. */
  static boolean accessory(Product product) {
    return of(product).accessories.stream().anyMatch(product.title()::contains);
  }

  static List<ProductFamily> others(Product product) {
    return Arrays.stream(values()).filter(family -> family != of(product)).toList();
  }

  String category() {
    return category;
  }

  String device() {
    return device;
  }

  /** The price in the middle of the devices, in euros. */
  int typicalPrice() {
    return typicalPrice;
  }

  List<String> accessories() {
    return accessories;
  }

  String keyword() {
    return device.toLowerCase(Locale.ROOT);
  }
}
