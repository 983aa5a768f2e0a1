package dev.flowtrail.demo;

import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.FlowTrailBuilder;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** {@code java -jar flowtrail-demo.jar}: sends fresh flows and says where to see them. */
public final class Main {

  private static final int DELIVERED = 0;
  private static final int NOT_DELIVERED = 1;
  private static final int WRONG_ARGUMENTS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_TRY = Duration.ofSeconds(10);
  private static final int LARGEST_OBSERVATION = 64 << 20;
  private static final long LARGEST_FLOW = 512L << 20;

  private Main() {}

  /** Ends the process with 0 when all flows were delivered, 1 when not, 2 for wrong arguments. */
  public static void main(String[] line) {
    System.exit(run(List.of(line), Clock.systemUTC(), PATIENCE, System.out, System.err));
  }

  static int run(
      List<String> line, Clock clock, Duration patience, PrintStream out, PrintStream err) {
    if (line.contains("--help")) {
      out.print(Arguments.USAGE);
      return DELIVERED;
    }
    Arguments arguments;
    FlowTrail trail;
    try {
      arguments = Arguments.parse(line, clock.millis());
      trail = trail(arguments, patience);
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      err.print(Arguments.USAGE);
      return WRONG_ARGUMENTS;
    }
    try (trail) {
      Report report = new Report(out, err, patience.plus(LONGEST_TRY));
      boolean allDelivered = new Demo(trail).run(arguments).allMatch(report::tell);
      return allDelivered ? DELIVERED : NOT_DELIVERED;
    }
  }

  private static FlowTrail trail(Arguments arguments, Duration patience) {
    FlowTrailBuilder builder =
        FlowTrail.builder().giveUpAfter(patience).requestTimeout(LONGEST_TRY);
    arguments.endpoint().ifPresent(builder::endpoint);
    if (arguments.candidates().isPresent()) {
      builder.maxObservationBytes(LARGEST_OBSERVATION).bufferBytes(LARGEST_FLOW);
    }
    return builder.build();
  }
}
