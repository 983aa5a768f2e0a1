package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Explorer.Answered;
import dev.flowtrail.server.explore.TableExport.Table;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.index.ParquetFiles;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/explore}: a question across all flows, answered as a list or as counts. */
public final class ExploreEndpoint implements HttpService {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 100_000;

  /** Nobody reads the pieces of text of more rows than these. */
  private static final int MAX_WITH_FRAGMENTS = 1_000;

  private static final Map<Scope, List<TableColumn>> COLUMNS =
      Map.of(
          Scope.FLOW, FlowRow.COLUMNS,
          Scope.STEP, StepRow.COLUMNS,
          Scope.CANDIDATE, CandidateRow.COLUMNS);

  /** By it the client can take the question back. */
  private static final HeaderName QUESTION_ID = HeaderNames.create("Question-Id");

  private final RunningQuestions running = new RunningQuestions();
  private final Explorer explorer;
  private final TableExport tables;
  private final Fragments fragments;
  private final Clock clock;

  public ExploreEndpoint(
      Explorer explorer, ParquetFiles parquet, Fragments fragments, Clock clock) {
    this.explorer = explorer;
    this.tables = new TableExport(parquet);
    this.fragments = fragments;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/api/explore", this::answerUnlessTakenBack)
        .delete("/api/explore/running/{id}", this::takeBack);
  }

  private void answerUnlessTakenBack(ServerRequest request, ServerResponse response) {
    Optional<String> id = request.headers().first(QUESTION_ID);
    if (id.isEmpty()) {
      answer(request, response);
    } else {
      running.answer(id("Question-Id", id.get()), () -> answer(request, response));
    }
  }

  private void takeBack(ServerRequest request, ServerResponse response) {
    running.cancel(id("id", request.path().pathParameters().get("id")));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static UUID id(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ExploreRequest.invalid(name, "a UUID");
    }
  }

  private void answer(ServerRequest request, ServerResponse response) {
    AnswerForm form = AnswerForm.wanted(request);
    ExploreRequest asked = ExploreRequest.read(request);
    Instant now = clock.instant();
    Question question = Explorer.question(asked, now);
    if (asked.aggregates()) {
      Answered<AggregateAnswer> counts = explorer.aggregate(question, Aggregation.of(asked));
      send(response, form, asked, counts, now, ExploreEndpoint::table);
    } else {
      Slice slice = slice(asked, form == AnswerForm.JSON ? DEFAULT_LIMIT : MAX_LIMIT);
      UnaryOperator<Page> shown =
          form == AnswerForm.JSON && slice.limit() <= MAX_WITH_FRAGMENTS
              ? page -> fragments.addTo(page, question)
              : UnaryOperator.identity();
      Answered<RowPages> rows = RowPages.of(explorer, question, slice, shown);
      send(response, form, asked, rows, now, pages -> table(question, pages));
    }
  }

  private static Slice slice(ExploreRequest asked, int usual) {
    RowOrder order = RowOrder.of(asked.of(), asked.sort());
    return new Slice(order, asked.limit(usual, MAX_LIMIT), asked.cursor());
  }

  private <A extends Answer> void send(
      ServerResponse response,
      AnswerForm form,
      ExploreRequest asked,
      Answered<A> answered,
      Instant begin,
      Function<A, Table> table) {
    if (form == AnswerForm.JSON) {
      send(response, asked, answered, begin);
    } else {
      tables.send(response, form, table.apply(answered.answer()));
    }
  }

  private void send(
      ServerResponse response,
      ExploreRequest asked,
      Answered<? extends Answer> answered,
      Instant begin) {
    Json.stream(
        response,
        (json, out) -> {
          json.writeStartObject();
          json.writeStringField("of", asked.plural());
          answered.answer().write(json);
          json.writeNumberField("tookMillis", Duration.between(begin, clock.instant()).toMillis());
          json.writeFieldName("index");
          if (answered.freshness().isPresent()) {
            answered.freshness().get().write(json);
          } else {
            json.writeNull();
          }
          json.writeEndObject();
        });
  }

  private static Table table(AggregateAnswer counts) {
    return new Table(
        counts.columns(),
        List.of(counts.lines().stream().map(AggregateAnswer.Line::values).toList()).iterator());
  }

  private static Table table(Question question, RowPages pages) {
    return new Table(
        Objects.requireNonNull(COLUMNS.get(question.rows())),
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return pages.hasNext();
          }

          @Override
          public List<List<@Nullable Object>> next() {
            return pages.next().rows().stream().map(Row::cells).toList();
          }
        });
  }
}
