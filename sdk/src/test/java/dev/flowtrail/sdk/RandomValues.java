package dev.flowtrail.sdk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of the host of every sort, the same ones for the same seed. */
final class RandomValues {
  private static final String AWKWARD =
      "\"\\/\b\f\n\r\t\0\u0001\u001f\u007f\u0080\u00e9\u07ff\u0800\u20ac\u2028\ud83d\ude00\ud800"
          + "\udc00\uffff";
  private static final int[] LENGTHS = {0, 1, 7, 30, 255, 999, 1_000, 1_001, 2_500, 3_999, 9_000};

  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  record Film(String title, double rating) {}

  @Nullable Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 6)) {
      case 0, 1, 2, 3, 4 -> scalar();
      case 5 -> uncommon();
      case 6 -> elements(new ArrayList<>(), depth);
      case 7 -> Collections.unmodifiableMap(members(new LinkedHashMap<>(), depth));
      case 8 -> members(random.nextBoolean() ? new HashMap<>() : new TreeMap<>(), depth);
      default -> new LinkedHashSet<>(elements(new ArrayList<>(), depth));
    };
  }

  @Nullable Object scalar() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> text();
      case 2 -> random.nextInt() >> random.nextInt(32);
      case 3 -> random.nextLong() >> random.nextInt(64);
      case 4 -> random.nextBoolean();
      case 5 -> null;
      default -> number();
    };
  }

  /** Of all sizes, most with few digits, as people's numbers have. */
  double number() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextGaussian();
      case 2 -> List.of(0.0, -0.0, 1e7, 9_999_999.999, 1e-3, Double.NaN).get(random.nextInt(6));
      case 3 -> random.nextInt(20_000_000) - 10_000_000;
      default -> (random.nextInt(2_000_000_000) - 1_000_000_000) / Math.pow(10, random.nextInt(9));
    };
  }

  String text() {
    int length = LENGTHS[random.nextInt(random.nextInt(20) == 0 ? LENGTHS.length : 4)];
    int awkward = random.nextBoolean() ? 0 : 1 + random.nextInt(10);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(
          random.nextInt(10) < awkward
              ? AWKWARD.charAt(random.nextInt(AWKWARD.length()))
              : (char) (' ' + random.nextInt(95)));
    }
    return text.toString();
  }

  private Object uncommon() {
    return switch (random.nextInt(6)) {
      case 0 -> new Film(text(), number());
      case 1 -> new BigDecimal("8.30");
      case 2 -> Optional.of(text());
      case 3 -> Map.of(random.nextInt(), text());
      case 4 -> Collections.singletonMap(null, number());
      default -> new double[] {number(), number()};
    };
  }

  private List<@Nullable Object> elements(List<@Nullable Object> list, int depth) {
    for (int i = random.nextInt(6); i > 0; i--) {
      list.add(value(depth - 1));
    }
    return list;
  }

  private Map<String, @Nullable Object> members(Map<String, @Nullable Object> map, int depth) {
    for (int i = random.nextInt(6); i > 0; i--) {
      map.put(text(), value(depth - 1));
    }
    return map;
  }
}
