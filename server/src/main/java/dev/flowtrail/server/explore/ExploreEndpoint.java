package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Explorer.Answered;
import dev.flowtrail.server.http.Answers;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.text.FragmentReader;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code POST /api/explore}: a question across all flows, answered as a list or as counts. */
public final class ExploreEndpoint implements HttpService {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_EXPORTED = 100_000;

  private static final MediaType CSV = MediaTypes.create("text/csv");

  private static final Map<Scope, List<TableColumn>> COLUMNS =
      Map.of(
          Scope.FLOW, FlowRow.COLUMNS,
          Scope.STEP, StepRow.COLUMNS,
          Scope.CANDIDATE, CandidateRow.COLUMNS);

  private final Explorer explorer;
  private final Fragments fragments;
  private final Clock clock;

  public ExploreEndpoint(Explorer explorer, FragmentReader fragments, Clock clock) {
    this.explorer = explorer;
    this.fragments = new Fragments(fragments);
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/api/explore", this::answer);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    boolean asTable = isTableWanted(request);
    ExploreRequest asked = ExploreRequest.read(request);
    Instant now = clock.instant();
    Question question = Explorer.question(asked, now);
    if (asked.aggregates()) {
      Answered<AggregateAnswer> answer = explorer.aggregate(question, Aggregation.of(asked));
      if (asTable) {
        exportCounts(response, answer.answer());
      } else {
        send(response, asked, answer, now);
      }
    } else if (asTable) {
      exportRows(response, question, slice(asked, MAX_EXPORTED, MAX_EXPORTED));
    } else {
      Slice slice = slice(asked, DEFAULT_LIMIT, MAX_LIMIT);
      Answered<Page> answer = explorer.list(question, slice);
      Page page = fragments.addTo(answer.answer(), question);
      send(response, asked, new Answered<>(page, answer.freshness()), now);
    }
  }

  /** JSON comes first for those who take both. */
  private static boolean isTableWanted(ServerRequest request) {
    if (request.headers().isAccepted(MediaTypes.APPLICATION_JSON)) {
      return request.headers().acceptedTypes().stream()
          .findFirst()
          .filter(first -> first.text().startsWith(CSV.text()))
          .isPresent();
    }
    if (!request.headers().isAccepted(CSV)) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE, "Only application/json and text/csv can be given here.")
          .toException();
    }
    return true;
  }

  private static Slice slice(ExploreRequest asked, int usual, int most) {
    int limit = asked.limit(usual, most);
    return new Slice(RowOrder.of(asked.of(), asked.sort()), limit, asked.cursor());
  }

  private void send(
      ServerResponse response,
      ExploreRequest asked,
      Answered<? extends Answer> answered,
      Instant begin) {
    Json.send(
        response,
        200,
        json -> {
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

  private static void exportCounts(ServerResponse response, AggregateAnswer counts) {
    exportTable(
        response,
        csv -> {
          csv.head(counts.columns());
          for (AggregateAnswer.Line line : counts.lines()) {
            csv.line(line.values());
          }
        });
  }

  /** The first page is read before the answer begins, so that a fault can still be told. */
  private void exportRows(ServerResponse response, Question question, Slice slice) {
    Page first = explorer.list(question, slice.of(Math.min(slice.limit(), MAX_LIMIT))).answer();
    exportTable(
        response,
        csv -> {
          csv.head(Objects.requireNonNull(COLUMNS.get(question.rows())));
          Page page = first;
          int left = slice.limit();
          while (true) {
            for (Row row : page.rows()) {
              csv.line(row.cells());
            }
            left -= page.rows().size();
            if (page.cursor() == null || left <= 0) {
              return;
            }
            Slice next = slice.of(Math.min(left, MAX_LIMIT)).behind(page.cursor());
            page = explorer.list(question, next).answer();
          }
        });
  }

  private interface Table {
    void write(Csv csv) throws IOException;
  }

  private static void exportTable(ServerResponse response, Table table) {
    response.header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    try (OutputStream out = Answers.stream(response)) {
      table.write(new Csv(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
