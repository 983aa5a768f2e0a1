package dev.flowtrail.demo.products;

import dev.flowtrail.demo.chance.Dice;
import java.util.List;
import java.util.stream.IntStream;

/** Invents the listings of one model: its title, its price, what buyers say, its colours. */
final class ListingGenerator {

  private static final List<String> BRANDS =
      List.of(
          "Alderpeak",
          "Brightfold",
          "Cindervale",
          "Dovemark",
          "Emberlyn",
          "Fernhollow",
          "Glassmoor",
          "Harrowby",
          "Inkstead",
          "Junoform",
          "Kelpline",
          "Larkfield");
  private static final List<String> QUALITIES =
      List.of("Adjustable", "Compact", "Foldable", "Lightweight", "Premium", "Silent", "Slim");
  private static final List<String> COLOURS = List.of("Black", "Blue", "Green", "Silver", "White");
  private static final String ASIN_LETTERS = "0123456789ABCDEFGHJKLMNPQRSTVWXYZ";
  private static final double ACCESSORY = 0.35;
  private static final double SEVERAL_COLOURS = 0.3;

  private final Dice dice;

  ListingGenerator(Dice dice) {
    this.dice = dice;
  }

  List<Product> listings(int model) {
    int colours = dice.chance("colours " + model, SEVERAL_COLOURS) ? 2 : 1;
    return IntStream.range(0, colours).mapToObj(colour -> listing(model, colour)).toList();
  }

  private Product listing(int model, int colour) {
    ProductFamily family = dice.oneOf("family " + model, List.of(ProductFamily.values()));
    boolean accessory = dice.chance("accessory " + model, ACCESSORY);
    String brand = dice.oneOf("brand " + model, BRANDS);
    return new Product(
        asin(model, colour),
        asin(model, 0),
        title(model, colour, brand, accessory ? accessory(family, model) : family.device()),
        brand,
        family.category(),
        price(model, accessory ? family.typicalPrice() / 4.0 : family.typicalPrice()),
        rating(model),
        reviews(model, colour));
  }

  private String accessory(ProductFamily family, int model) {
    return dice.oneOf("which accessory " + model, family.accessories());
  }

  private String title(int model, int colour, String brand, String noun) {
    String quality = dice.oneOf("quality " + model, QUALITIES);
    int first = dice.between("first colour " + model, 0, COLOURS.size() - 1);
    String shade = COLOURS.get((first + colour) % COLOURS.size());
    return "%s %s %s, %s".formatted(brand, quality, noun, shade);
  }

  private double price(int model, double typical) {
    double factor = Math.pow(4, dice.roll("price " + model) - 0.5);
    return Math.round(typical * factor * 100) / 100.0;
  }

  private double rating(int model) {
    return Math.round((5 - 2.2 * Math.pow(dice.roll("rating " + model), 1.7)) * 10) / 10.0;
  }

  private int reviews(int model, int colour) {
    return (int) Math.pow(10, 4 * dice.roll("reviews " + model + " " + colour));
  }

  private String asin(int model, int colour) {
    StringBuilder asin = new StringBuilder("B0");
    for (int place = 0; place < 8; place++) {
      int letter =
          dice.between("asin " + model + " " + colour + " " + place, 0, ASIN_LETTERS.length() - 1);
      asin.append(ASIN_LETTERS.charAt(letter));
    }
    return asin.toString();
  }
}
