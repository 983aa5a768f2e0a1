package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which form an answer is given. */
enum AnswerForm {
  JSON("application/json"),
  CSV("text/csv"),
  PARQUET("application/vnd.apache.parquet");

  private final MediaType mediaType;

  AnswerForm(String mediaType) {
    this.mediaType = MediaTypes.create(mediaType);
  }

  /**
   * What the client likes best, when it says so by name, or else the first form that it takes.
   *
   * @throws ProblemException when it takes none
   */
  static AnswerForm wanted(ServerRequest request) {
    Optional<String> best =
        request.headers().acceptedTypes().stream().findFirst().map(type -> type.text());
    return Arrays.stream(values())
        .filter(form -> best.filter(text -> text.startsWith(form.mediaType.text())).isPresent())
        .findFirst()
        .or(() ->
            Arrays.stream(values())
                .filter(form -> request.headers().isAccepted(form.mediaType))
                .findFirst())
        .orElseThrow(AnswerForm::notAcceptable);
  }

  private static ProblemException notAcceptable() {
    String all =
        Arrays.stream(values())
            .map(form -> form.mediaType.text())
            .collect(Collectors.joining(", "));
    return Problem.of(ProblemType.NOT_ACCEPTABLE, "Only one of %s can be given.".formatted(all))
        .toException();
  }

  /** As the answer names it. */
  String contentType() {
    return this == CSV ? "text/csv; charset=utf-8" : mediaType.text();
  }
}
