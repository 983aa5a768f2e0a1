package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What could stand at a place of a query that is being typed. */
record Completions(Span span, List<Option> options) {

  private static final List<Option> TERMS =
      List.of(
          new Option("step{", "one step that fulfils everything within the braces"),
          new Option("candidate{", "one candidate that fulfils everything within the braces"),
          new Option("last:", "flows that began within a duration, such as 7d"),
          new Option("from:", "flows that began then or later"),
          new Option("to:", "flows that began before then"));

  private static final List<Option> LENGTHS =
      List.of(
          new Option("1h", "one hour"),
          new Option("24h", "one day"),
          new Option("7d", "one week"),
          new Option("30d", "thirty days"));

  private static final List<String> KINDS =
      List.of("generate", "retrieve", "filter", "score", "rank", "select");

  /**
   * One of them.
   *
   * @param help what it means, in a few words
   */
  record Option(String text, String help) {}

  /** Finds the names that the reader's own data has. */
  interface Names {

    /** Values of a field that begin so, the most frequent ones. */
    List<String> of(Field field, String beginning);
  }

  /**
   * Completes the word before a place.
   *
   * @param at the place, in characters from 0
   */
  static Completions at(String query, int at, Names names) {
    int from = wordStart(query, at);
    Span span = new Span(from, at);
    List<Token> before = before(query.substring(0, from));
    if (before == null) {
      return new Completions(span, List.of());
    }
    String beginning = query.substring(from, at);
    Scope scope = scope(before);
    Token last = before.isEmpty() ? null : before.getLast();
    boolean isValue = last != null && last.compares() && before.size() > 1;
    List<Option> options =
        isValue
            ? values(scope, before.get(before.size() - 2).text(), beginning, names)
            : fields(scope);
    return new Completions(
        span, options.stream().filter(option -> startsWith(option, beginning)).toList());
  }

  private static boolean startsWith(Option option, String beginning) {
    String text = option.text().startsWith("\"") ? option.text().substring(1) : option.text();
    return text.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
  }

  private static int wordStart(String query, int at) {
    int from = at;
    while (from > 0 && " \t\n{}(),:=!<>~&|\"".indexOf(query.charAt(from - 1)) < 0) {
      from--;
    }
    return from;
  }

  /** Null within quotes, where nothing is to be completed. */
  private static @Nullable List<Token> before(String text) {
    try {
      return Lexer.tokens(text).stream().filter(token -> token.kind() != Kind.END).toList();
    } catch (InvalidQueryException e) {
      return null;
    }
  }

  private static Scope scope(List<Token> tokens) {
    Scope scope = Scope.FLOW;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isSign("{") && i > 0) {
        scope = tokens.get(i - 1).text().equals("candidate") ? Scope.CANDIDATE : Scope.STEP;
      } else if (tokens.get(i).isSign("}")) {
        scope = Scope.FLOW;
      }
    }
    return scope;
  }

  private static List<Option> fields(Scope scope) {
    Stream<Option> fields =
        Vocabulary.of(scope).stream()
            .map(entry -> new Option(entry.name() + (entry.named() ? "." : ""), entry.help()));
    return scope == Scope.FLOW ? Stream.concat(fields, TERMS.stream()).toList() : fields.toList();
  }

  private static List<Option> values(Scope scope, String name, String beginning, Names names) {
    if (scope == Scope.FLOW && name.equals("last")) {
      return LENGTHS;
    }
    Field field = Vocabulary.find(scope, name);
    if (field == null) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    field.type().choices().forEach(choice -> options.add(new Option(choice, "")));
    if (field.type() == ValueType.TEXT) {
      List<String> known = field.name().equals("kind") ? KINDS : names.of(field, beginning);
      known.forEach(value -> options.add(new Option(QueryWriter.word(value), "")));
    }
    return options;
  }
}
