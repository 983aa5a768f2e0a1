package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.explore.Explorer.Answered;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read a page at a time, so that it takes little memory however long it is. Its
 * first page is read at once: what is wrong with the question can be told before an answer begins.
 */
final class RowPages implements Answer, Iterator<Page> {

  private static final int ROWS_AT_ONCE = 10_000;

  /** Each comes with its attributes and its funnel. */
  private static final int FLOWS_AT_ONCE = 1_000;

  /**
   * So often a page waits for its turn, as long as any question does: what is half sent cannot be
   * asked for again, and nobody could be told why it ends.
   */
  private static final int TURNS = 6;

  private final int atOnce;
  private final Function<Slice, Answered<Page>> read;
  private Slice left;
  private @Nullable Page ready;

  private RowPages(int atOnce, Function<Slice, Answered<Page>> read, Slice all, Page first) {
    this.atOnce = atOnce;
    this.read = read;
    this.left = behind(all, first);
    this.ready = first;
  }

  /**
   * Begins to read a list.
   *
   * @param shown what is shown of a page
   */
  static Answered<RowPages> of(
      Explorer explorer, Question question, Slice slice, UnaryOperator<Page> shown) {
    int atOnce = question.rows() == Scope.FLOW ? FLOWS_AT_ONCE : ROWS_AT_ONCE;
    return of(
        atOnce,
        page -> {
          Answered<Page> read = explorer.list(question, page);
          return new Answered<>(shown.apply(read.answer()), read.freshness());
        },
        slice);
  }

  static Answered<RowPages> of(int atOnce, Function<Slice, Answered<Page>> read, Slice all) {
    Answered<Page> first = read.apply(all.atMost(atOnce));
    return new Answered<>(new RowPages(atOnce, read, all, first.answer()), first.freshness());
  }

  private static Slice behind(Slice slice, Page page) {
    return slice.behind(page.cursor(), slice.limit() - page.rows().size());
  }

  @Override
  public boolean hasNext() {
    return ready != null || left.cursor() != null && left.limit() > 0;
  }

  @Override
  public Page next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has ended");
    }
    if (ready == null) {
      Page page = readPatiently(left.atMost(atOnce));
      left = behind(left, page);
      return page;
    }
    Page page = ready;
    ready = null;
    return page;
  }

  private Page readPatiently(Slice slice) {
    int turns = TURNS;
    while (true) {
      try {
        return read.apply(slice).answer();
      } catch (ProblemException e) {
        turns--;
        if (turns == 0 || e.problem().type() != ProblemType.TOO_MANY_QUERIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rows");
    while (hasNext()) {
      for (Row row : next().rows()) {
        json.writeStartObject();
        row.writeMembers(json);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeStringField("cursor", left.cursor());
  }
}
