package dev.flowtrail.benchmarks.bodies;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** The steps of all flows that are sent, made once for each size. Thread-safe. */
public final class Bodies {

  private final FilmFields fields = FilmFields.read();
  private final Map<Size, List<byte[]>> made = new ConcurrentHashMap<>();

  /** What follows a flow's head in the document: the steps, to the document's end. */
  byte[] tail(Size size, long number) {
    List<byte[]> variants = made.computeIfAbsent(size, this::make);
    return variants.get((int) (number % variants.size()));
  }

  /** Lets go of what a size holds: large ones are held only while they are sent. */
  public void forget(Size size) {
    made.remove(size);
  }

  private List<byte[]> make(Size size) {
    Random random = new Random(42);
    List<byte[]> variants = new ArrayList<>();
    for (int i = 0; i < size.variants(); i++) {
      String json = ",\"steps\":" + size.steps(fields, random) + "}";
      variants.add(json.getBytes(StandardCharsets.US_ASCII));
    }
    return variants;
  }
}
