package dev.flowtrail.demo.products;

import dev.flowtrail.demo.decision.Decide;
import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Ranked;
import dev.flowtrail.sdk.Scored;
import dev.flowtrail.sdk.Selection;
import java.util.List;

/** Finds the product that a seller's product competes with most, and records how. */
public final class CompetitorSelection {

  public static final String PROCESS = "competitor_selection";

  private static final int SHORTLIST = 5;
  private static final int TRIES = 3;

  private final FlowTrail trail;
  private final Catalogue catalogue = Catalogue.generate();

  public CompetitorSelection(FlowTrail trail) {
    this.trail = trail;
  }

  /**
   * Runs one flow.
   *
   * @param seed for which product, and what the model says; the same seed decides the same
   */
  public Decided run(long seed) {
    return run(Assignment.of(seed, catalogue));
  }

  /**
   * Runs a flow again for the same product: another attempt, in which the model may say otherwise.
   *
   * @param seed of the run that is repeated
   * @param chance what the model says this time
   */
  public Decided runAgain(long seed, long chance) {
    return run(Assignment.of(seed, catalogue).again(chance));
  }

  private Decided run(Assignment assignment) {
    return trail.flow(
        PROCESS, assignment.reference().asin(), flow -> decideOrFail(flow, assignment));
  }

  private Decided decideOrFail(Flow flow, Assignment assignment) {
    describe(flow, assignment);
    try {
      return decide(flow, assignment);
    } catch (SearchTimeout timeout) {
      String sentence = "gave up: " + timeout.getMessage();
      return new Decided(flow.finish(Status.FAILED, sentence), sentence);
    }
  }

  private Decided decide(Flow flow, Assignment assignment) throws SearchTimeout {
    Product reference = assignment.reference();
    List<String> keywords =
        flow.step("write_keywords", step -> ProductSteps.keywords(step, assignment));
    List<Product> found = search(flow, assignment, keywords);
    List<Product> products = flow.step("merge_colours", step -> ProductSteps.merge(step, found));
    List<Product> eligible =
        flow.step(
            "apply_rules",
            step -> Decide.filter(step, ProductRules.of(reference, assignment.rules()), products));
    Judgements judgements =
        flow.step("judge_relevance", step -> ProductSteps.judge(step, assignment, eligible));
    String funnel = "%d found, %d kept by the rules".formatted(found.size(), eligible.size());
    if (judgements.competitors().isEmpty()) {
      return end(flow, "no competitor of " + reference.title() + ": " + funnel);
    }
    List<Scored<Product>> scored =
        flow.step(
            "score_competitors",
            step ->
                Decide.score(
                    step, reference, ProductScores.of(reference), judgements.competitors()));
    List<Ranked<Product>> shortlist =
        flow.step("rank_competitors", step -> Decide.rank(step, scored, SHORTLIST));
    Selection<Product> pick =
        flow.step("pick_competitor", step -> Decide.pick(step, shortlist, judgements.sure()));
    return end(flow, Decide.sentence(pick) + "; for " + reference.title() + ", " + funnel);
  }

  private List<Product> search(Flow flow, Assignment assignment, List<String> keywords)
      throws SearchTimeout {
    return search(flow, new CatalogueSearch(catalogue, assignment.timeouts()), keywords, TRIES - 1);
  }

  /** Each try is a version of the step, so a search that failed first stays on record. */
  private List<Product> search(
      Flow flow, CatalogueSearch search, List<String> keywords, int retries) throws SearchTimeout {
    try {
      return flow.step("search_catalogue", step -> ProductSteps.search(step, search, keywords));
    } catch (SearchTimeout timeout) {
      if (retries == 0) {
        throw timeout;
      }
      return search(flow, search, keywords, retries - 1);
    }
  }

  private static void describe(Flow flow, Assignment assignment) {
    flow.attribute("market", assignment.market())
        .attribute("rules", assignment.rules())
        .attribute("model", StubLanguageModel.NAME)
        .attribute("temperature", assignment.model().temperature())
        .attribute("seed", assignment.model().seed());
  }

  private static Decided end(Flow flow, String sentence) {
    return new Decided(flow.finish(sentence), sentence);
  }
}
