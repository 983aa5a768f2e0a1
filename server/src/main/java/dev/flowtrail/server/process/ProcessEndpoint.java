package dev.flowtrail.server.process;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.insight.SetOverlap;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** {@code GET /api/processes} and what is below it: what holds across the runs of a process. */
public final class ProcessEndpoint implements HttpService {

  private static final int DEFAULT_BUCKETS = 48;
  private static final int MAX_BUCKETS = 200;
  private static final double DEFAULT_SUPPORT = 0.01;

  private final ProcessList processes;
  private final OverviewReader overviews;
  private final VariantReader variants;
  private final DriftReader drifts;
  private final DeterminismReader determinisms;
  private final StabilityReader stabilities;
  private final ContrastReader contrasts;

  /**
   * @param budget what questions may take while flows are stored
   * @param overlap where whom a step let through is read in a few runs
   */
  public ProcessEndpoint(Jdbi jdbi, QuestionBudget budget, SetOverlap overlap) {
    ProcessDatabase database = new ProcessDatabase(jdbi, budget);
    this.processes = new ProcessList(database);
    this.overviews = new OverviewReader(database);
    this.variants = new VariantReader(database);
    this.drifts = new DriftReader(database);
    this.determinisms = new DeterminismReader(database);
    this.stabilities = new StabilityReader(overlap);
    this.contrasts = new ContrastReader(database);
  }

  /** What is longer comes first: a name may hold any character. */
  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/api/processes", this::sendProcesses)
        .get("/api/processes/{+name}/variants", this::sendVariants)
        .get("/api/processes/{+name}/drift", this::sendDrift)
        .get("/api/processes/{+name}/determinism", this::sendDeterminism)
        .get("/api/processes/{+name}/contrast", this::sendContrasts)
        .get("/api/processes/{+name}", this::sendOverview);
  }

  private void sendProcesses(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    Json.send(response, 200, json -> processes.write(Teams.DEFAULT_TEAM_ID, json));
  }

  private void sendOverview(ServerRequest request, ServerResponse response) {
    RunParameters parameters = RunParameters.of(request, Set.of("buckets"));
    int buckets = parameters.query().integer("buckets", 1, MAX_BUCKETS, DEFAULT_BUCKETS);
    Overview overview = overviews.read(parameters.runs(RunParameters.DEFAULT_PAGE), buckets);
    Json.send(response, 200, json -> new OverviewWriter(json).write(overview));
  }

  private void sendVariants(ServerRequest request, ServerResponse response) {
    RunParameters parameters = RunParameters.of(request, Set.of());
    Runs runs = parameters.runs(RunParameters.MAX_RUNS);
    VariantReader.Answer answer = variants.read(runs);
    Json.send(response, 200, json -> new VariantWriter(json).write(runs.process(), answer));
  }

  private void sendDrift(ServerRequest request, ServerResponse response) {
    RunParameters parameters = RunParameters.of(request, DriftParameters.NAMES);
    DriftParameters groups = new DriftParameters(parameters);
    Drift drift = drifts.read(groups.left(), groups.right());
    Json.send(response, 200, json -> new DriftWriter(json).write(drift));
  }

  private void sendDeterminism(ServerRequest request, ServerResponse response) {
    RunParameters parameters = RunParameters.of(request, Set.of());
    Determinism report =
        stabilities.add(determinisms.read(parameters.runs(RunParameters.MAX_RUNS)));
    Json.send(response, 200, json -> new DeterminismWriter(json).write(report));
  }

  private void sendContrasts(ServerRequest request, ServerResponse response) {
    RunParameters parameters = RunParameters.of(request, Set.of("bad", "minSupport"));
    QueryParameters query = parameters.query();
    BadRuns bad = parameters.required("bad", BadRuns.EXPECTED, BadRuns::parse);
    double support =
        query
            .parse("minSupport", "a share from 0 to 1", RunParameters::parseShare)
            .orElse(DEFAULT_SUPPORT);
    Contrasts answer = contrasts.read(parameters.runs(RunParameters.MAX_RUNS), bad, support);
    Json.send(response, 200, json -> new ContrastWriter(json).write(answer));
  }
}
