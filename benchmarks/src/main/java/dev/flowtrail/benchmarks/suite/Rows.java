package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.SteppedFlow;
import java.util.ArrayList;
import java.util.List;

/** The goals, as a table of ratios: what is absolute depends on the machine. */
final class Rows {

  private static final String NODE = "stand-in";

  private Rows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(against("embedded", 15));
    rows.addAll(against("cluster", 10));
    rows.addAll(queueMemory());
    rows.addAll(start());
    rows.addAll(questions());
    rows.addAll(explore());
    return rows.stream().sorted((a, b) -> Integer.compare(a.number(), b.number())).toList();
  }

  private static List<Row> against(String way, double timesAccepted) {
    List<Row> rows = new ArrayList<>();
    rows.addAll(speed(way, timesAccepted));
    rows.addAll(limits(way));
    rows.addAll(economy(way));
    rows.addAll(truth(way));
    rows.add(pieces(way));
    return rows;
  }

  private static List<Row> speed(String way, double timesAccepted) {
    String queryable = way + ".S.queryablePerSecond";
    String shipped = NODE + ".S.processedPerSecondAsShipped";
    String acks = way + ".S.acksPerSecond";
    return List.of(
        ratio(
            1, way, "S durable acks ÷ " + NODE, acks, NODE + ".S.acceptsPerSecond", timesAccepted),
        ratio(2, way, "S queryable/s ÷ " + NODE + " as shipped", queryable, shipped, 50),
        ratio(
            2,
            way,
            "S queryable/s ÷ " + NODE + ", limiter off",
            queryable,
            NODE + ".S.processedPerSecond",
            20),
        ratio(
            3,
            way,
            "M queryable/s ÷ " + NODE + ", limiter off",
            way + ".M.queryablePerSecond",
            NODE + ".M.processedPerSecond",
            10),
        ratio(12, way, "S durable acks ÷ Zipkin", acks, "zipkin.acceptsPerSecond", 2));
  }

  private static Row ratio(
      int number, String way, String what, String measured, String yardstick, double atLeast) {
    return Row.ratio(number, way + ": " + what, measured, yardstick, Goal.atLeast(atLeast));
  }

  private static List<Row> limits(String way) {
    return List.of(
        ratio(
            4,
            way,
            "S acks ÷ no-op POST",
            way + ".S.acksPerSecond",
            "limit.noopPostsPerSecond",
            0.5),
        ratio(
            5,
            way,
            "L acks in MB/s ÷ synced disk MB/s",
            way + ".L.megabytesPerSecond",
            "limit.diskMegabytesPerSecond",
            0.5),
        Row.ratio(
            6,
            way + ": p99 of an ack at 70 % load ÷ one fdatasync",
            way + ".S.p99Millis",
            "limit.diskSyncMillis",
            Goal.atMost(25)));
  }

  private static List<Row> economy(String way) {
    return List.of(
        figure(7, way, "PUTs per 1,000 S flows at 1,000/s", ".S.putsPer1000AtSteadyRate", 4),
        figure(7, way, "PUTs per 1,000 M flows at 100/s", ".M.putsPer1000AtSteadyRate", 10),
        figure(7, way, "PUTs per 1,000 M flows at full speed", ".M.putsPer1000", 10),
        figure(8, way, "S stored ÷ raw bytes", ".S.storedToRaw", 0.22),
        figure(8, way, "M stored ÷ raw bytes", ".M.storedToRaw", 0.27),
        figure(8, way, "L stored ÷ raw bytes", ".L.storedToRaw", 0.27),
        figure(13, way, "4 x 50 MB at once: extra memory ÷ one body", ".X.extraMemoryToBody", 1));
  }

  private static List<Row> truth(String way) {
    return List.of(
        figure(14, way, "flows lost or incomplete, all workloads", ".losses", 0),
        figure(14, way, "flows stored twice, all workloads", ".duplicates", 0));
  }

  /** A flow in pieces should cost no more than so many flows as it took requests. */
  private static Row pieces(String way) {
    return ratio(
        16,
        way,
        "pushed flows/s ÷ whole flows/s",
        way + ".pieces.pushedFlowsPerSecond",
        way + ".pieces.wholeFlowsPerSecond",
        1.0 / SteppedFlow.PUSHES);
  }

  private static Row figure(int number, String way, String what, String name, double atMost) {
    return Row.figure(number, way + ": " + what, way + name, Goal.atMost(atMost));
  }

  private static List<Row> queueMemory() {
    return List.of(
        Row.ratio(
            9,
            "cluster: Redis bytes per waiting S flow ÷ " + NODE,
            "cluster.backlogS.redisBytesPerFlow",
            NODE + ".S.redisBytesPerFlow",
            Goal.atMost(0.1)),
        Row.figure(
            9,
            "cluster: Redis bytes per waiting M flow",
            "cluster.backlogM.redisBytesPerFlow",
            Goal.atMost(300)));
  }

  private static List<Row> questions() {
    return List.of(
        question("a journey among 100,000 candidates", "journey"),
        question("the funnel of 100,000 candidates", "funnel"),
        question("what if, of 100,000 candidates", "whatIf"),
        question("two flows of 10,000 candidates", "compare"),
        question("determinism of 100,000 runs", "determinism"),
        question("contrast of 100,000 runs", "contrast"));
  }

  private static Row question(String what, String name) {
    return Row.figure(
        15,
        "embedded: p95 in ms, " + what,
        "embedded.insight." + name + "P95Millis",
        Goal.atMost(2_000));
  }

  private static List<Row> explore() {
    return List.of(
        explored("flows of which a step dropped over 90 %", "dropped", 300),
        explored("who rejected this candidate", "rejected", 300),
        explored("an aggregate over all candidates", "aggregate", 1_500),
        explored("a rare word", "textRare", 300),
        explored("a word that nearly all flows have", "textCommon", 300),
        explored("a word and a status", "textFailed", 300),
        explored("two words next to each other in observations", "textPhrase", 300),
        explored("words that begin so", "textBeginning", 300),
        explored("where a candidate appeared", "history", 300),
        explored("the list", "list", 50),
        explored("page 200 of the list", "deepPage", 50),
        Row.figure(
            17,
            "embedded: storing beside questions ÷ alone",
            "embedded.explore.ingestBesideQuestionsToAlone",
            Goal.atLeast(0.9)));
  }

  private static Row explored(String what, String name, double atMostMillis) {
    return Row.figure(
        17,
        "embedded: p95 in ms, " + what,
        "embedded.explore." + name + "P95Millis",
        Goal.atMost(atMostMillis));
  }

  private static List<Row> start() {
    return List.of(
        Row.ratio(
            11,
            "embedded: start ÷ Zipkin's",
            "embedded.startMillis",
            "zipkin.startMillis",
            Goal.atMost(0.25)),
        Row.figure(
            11, "embedded: MB resident when idle", "embedded.idleMegabytes", Goal.atMost(150)));
  }
}
