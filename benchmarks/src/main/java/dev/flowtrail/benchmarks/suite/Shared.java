package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.Bodies;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all parts of a run share.
 *
 * @param folder for data, logs and recordings
 * @param loads how many loads there were
 */
record Shared(Figures figures, Bodies bodies, Scale scale, Path folder, AtomicInteger loads) {

  Shared(Scale scale, Path folder) {
    this(new Figures(), new Bodies(), scale, folder, new AtomicInteger());
  }

  /** A name that flows of one load have in common, and no others. */
  String newName() {
    return "load_" + loads.incrementAndGet();
  }

  /** Adds to what is not as promised on a deployment. */
  void note(Deployment deployment, Check.Verdict verdict) {
    figures.add(deployment.name() + ".losses", verdict.losses());
    figures.add(deployment.name() + ".duplicates", verdict.duplicates());
  }
}
