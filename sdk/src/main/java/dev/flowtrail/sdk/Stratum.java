package dev.flowtrail.sdk;

import dev.flowtrail.sdk.Stratum.Retained;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The candidates of a big step that share a fate: how many they are, and those of them that come
 * first in some order, at most so many.
 */
final class Stratum<T> {
  private final int capacity;
  private final Comparator<Retained<T>> order;
  private final PriorityQueue<Retained<T>> last;
  private int count;

  private Stratum(int capacity, Comparator<Retained<T>> order) {
    this.capacity = capacity;
    this.order = order;
    this.last = new PriorityQueue<>(order.reversed());
  }

  /** A sample: those with the smallest hashes. */
  static <T> Stratum<T> sample(int capacity) {
    return new Stratum<>(capacity, (a, b) -> Long.compareUnsigned(a.hash, b.hash));
  }

  /** Those with the smallest distances. */
  static <T> Stratum<T> nearest(int capacity) {
    return new Stratum<>(capacity, Comparator.comparingDouble(each -> each.distance));
  }

  /** Counts the candidate; whether it is to be kept for now. */
  boolean admits(Retained<T> candidate) {
    count++;
    return last.size() < capacity || order.compare(candidate, last.element()) < 0;
  }

  void keep(Retained<T> candidate) {
    last.add(candidate);
    if (last.size() > capacity) {
      last.remove();
    }
  }

  Iterable<Retained<T>> kept() {
    return last;
  }

  int count() {
    return count;
  }

  int sampled() {
    return last.size();
  }

  /** How many candidates each of the sample stands for. */
  double weight() {
    return (double) count / last.size();
  }

  /** A candidate that may be recorded. */
  static final class Retained<T> {
    final int index;
    final T candidate;
    final long hash;
    final double distance;
    Row row = (json, values) -> {};
    String recordedAs = "sample";
    double weight;

    Retained(int index, T candidate, long hash, double distance) {
      this.index = index;
      this.candidate = candidate;
      this.hash = hash;
      this.distance = distance;
    }
  }
}
