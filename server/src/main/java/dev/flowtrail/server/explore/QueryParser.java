package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Token.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a query by recursive descent. {@code ||} binds loosest, then {@code &&} and mere
 * neighbourhood, then {@code !}.
 */
final class QueryParser {

  static final int MAX_LENGTH = 10_000;
  static final int MAX_DEPTH = 50;
  static final int MAX_VALUES = 1_000;
  static final int MAX_CONDITIONS = 500;
  static final int MAX_BLOCKS = 20;
  static final int MAX_TEXTS = 20;

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          ":", Operator.EQUAL,
          "=", Operator.EQUAL,
          "!=", Operator.EQUAL,
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.GREATER,
          ">=", Operator.AT_LEAST,
          "~", Operator.CONTAINS);

  private static final Map<String, String> FOREIGN = Map.of("AND", "&&", "OR", "||", "NOT", "!");

  private static final List<String> TERM =
      List.of("a field", "a text", "step{", "candidate{", "(", "!");

  private final List<Token> tokens;
  private final Instant now;
  private int next;
  private int depth;
  private int conditions;
  private int blocks;
  private int texts;
  private Scope scope = Scope.FLOW;

  private QueryParser(List<Token> tokens, Instant now) {
    this.tokens = tokens;
    this.now = now;
  }

  /**
   * Reads a query; an empty one holds for everything.
   *
   * @param now what {@code last:} counts back from
   * @throws InvalidQueryException when it cannot be understood
   */
  static Condition parse(String query, Instant now) {
    if (query.length() > MAX_LENGTH) {
      throw tooMuch(new Span(MAX_LENGTH, query.length()), "characters in a query", MAX_LENGTH);
    }
    if (query.indexOf(0) >= 0) {
      int at = query.indexOf(0);
      throw new InvalidQueryException(
          new Span(at, at + 1), "Expected no U+0000 in a query.", List.of());
    }
    return new QueryParser(Lexer.tokens(query), now).parseAll();
  }

  private static InvalidQueryException tooMuch(Span span, String what, int most) {
    return new InvalidQueryException(
        span, "Expected at most %,d %s.".formatted(most, what), List.of());
  }

  private Condition parseAll() {
    if (peek().kind() == Kind.END) {
      return Condition.TRUE;
    }
    Condition condition = parseAny();
    if (peek().kind() != Kind.END) {
      throw unexpected(peek(), "a condition, && or ||", List.of("a condition", "&&", "||"));
    }
    return condition;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private boolean takeSign(String sign) {
    if (peek().isSign(sign)) {
      next++;
      return true;
    }
    return false;
  }

  private static InvalidQueryException unexpected(
      Token token, String expected, List<String> choices) {
    return new InvalidQueryException(
        token.span(), "Expected %s but found %s.".formatted(expected, token.described()), choices);
  }

  private void require(String sign) {
    if (!takeSign(sign)) {
      throw unexpected(peek(), sign, List.of(sign));
    }
  }

  private Condition parseAny() {
    List<Condition> parts = new ArrayList<>(List.of(parseAllOf()));
    while (takeSign("||")) {
      parts.add(parseAllOf());
    }
    return Condition.any(parts);
  }

  private Condition parseAllOf() {
    List<Condition> parts = new ArrayList<>(List.of(parseTerm()));
    while (takeSign("&&") || startsTerm(peek())) {
      parts.add(parseTerm());
    }
    return Condition.all(parts);
  }

  private static boolean startsTerm(Token token) {
    return token.isText() || token.isSign("(") || token.isSign("!");
  }

  private Condition parseTerm() {
    if (++depth > MAX_DEPTH) {
      throw tooMuch(peek().span(), "conditions within each other", MAX_DEPTH);
    }
    try {
      return parseTermWithin();
    } finally {
      depth--;
    }
  }

  private Condition parseTermWithin() {
    if (takeSign("!")) {
      return Condition.not(parseTerm());
    }
    if (takeSign("(")) {
      Condition condition = parseAny();
      require(")");
      return condition;
    }
    return parseWords();
  }

  private Condition parseWords() {
    Token token = take();
    if (!token.isText()) {
      throw unexpected(token, "a condition", TERM);
    }
    if (++conditions > MAX_CONDITIONS) {
      throw tooMuch(token.span(), "conditions in a query", MAX_CONDITIONS);
    }
    if (token.kind() == Kind.QUOTED) {
      return text(token);
    }
    if (peek().isSign("{")) {
      return parseBlock(token);
    }
    Token name = withQuotedMember(token);
    return peek().compares() || startsList() ? parseComparison(name) : bareWord(name);
  }

  /** {@code attr."any name"}. */
  private Token withQuotedMember(Token word) {
    Token member = peek();
    if (!word.text().endsWith(".")
        || member.kind() != Kind.QUOTED
        || member.span().from() != word.span().to()) {
      return word;
    }
    next++;
    return new Token(Kind.WORD, word.text() + member.text(), word.span().through(member.span()));
  }

  private boolean startsList() {
    return peek().kind() == Kind.WORD
        && peek().text().equals("in")
        && tokens.get(next + 1).isSign("(");
  }

  private Condition bareWord(Token word) {
    String sign = FOREIGN.get(word.text());
    if (sign != null) {
      throw new InvalidQueryException(
          word.span(),
          "Expected %s; the word %s stands in quotes to be searched for."
              .formatted(sign, word.text()),
          List.of(sign));
    }
    return text(word);
  }

  private Condition text(Token token) {
    if (token.text().isBlank()) {
      throw new InvalidQueryException(token.span(), "Expected a text to search for.", List.of());
    }
    if (++texts > MAX_TEXTS) {
      throw tooMuch(token.span(), "texts in a query", MAX_TEXTS);
    }
    return scope == Scope.CANDIDATE
        ? new Condition.Text(token.text(), token.span())
        : TextTerm.condition(token);
  }

  private Condition parseBlock(Token word) {
    Scope inner = blockScope(word);
    if (++blocks > MAX_BLOCKS) {
      throw tooMuch(word.span(), "conditions in braces", MAX_BLOCKS);
    }
    require("{");
    scope = inner;
    Condition condition = peek().isSign("}") ? Condition.TRUE : parseAny();
    scope = Scope.FLOW;
    Span span = word.span().through(peek().span());
    require("}");
    return new Condition.Has(inner, condition, span);
  }

  private Scope blockScope(Token word) {
    List<String> blocks = List.of("step{", "candidate{");
    if (scope != Scope.FLOW) {
      throw new InvalidQueryException(
          word.span(), "Braces cannot stand within braces. Expected } first.", List.of("}"));
    }
    return switch (word.text()) {
      case "step" -> Scope.STEP;
      case "candidate" -> Scope.CANDIDATE;
      default -> throw unexpected(word, "step or candidate before {", blocks);
    };
  }

  private Condition parseComparison(Token name) {
    if (scope == Scope.FLOW && TimeTerm.WORDS.contains(name.text()) && peek().isSign(":")) {
      next++;
      return TimeTerm.condition(name, take(), now);
    }
    Field field = Vocabulary.find(scope, name.text());
    if (field == null) {
      throw unknownField(name);
    }
    Token sign = take();
    if (sign.isText()) {
      return new Comparison(field, Operator.EQUAL, parseList(field), spanFrom(name));
    }
    Operator operator = operator(field, sign);
    List<Value> values =
        sign.isSign(":") && peek().isSign("(")
            ? parseList(field)
            : List.of(value(field, operator, take()));
    Condition comparison = new Comparison(field, operator, values, spanFrom(name));
    return sign.isSign("!=") ? Condition.not(comparison) : comparison;
  }

  private Span spanFrom(Token first) {
    return first.span().through(tokens.get(next - 1).span());
  }

  private InvalidQueryException unknownField(Token name) {
    String hint =
        scope == Scope.FLOW && Vocabulary.find(Scope.STEP, name.text()) != null
            ? " Of a step it is asked within step{...}."
            : "";
    return new InvalidQueryException(
        name.span(),
        "A %s has no field %s.%s".formatted(scope.word(), name.described(), hint),
        Vocabulary.names(scope));
  }

  private static Operator operator(Field field, Token sign) {
    Operator operator = OPERATORS.getOrDefault(sign.text(), Operator.EQUAL);
    if (!field.type().allows(operator)) {
      throw new InvalidQueryException(
          sign.span(),
          "%s cannot be compared with %s: its values are %s."
              .formatted(field.written(), sign.text(), field.type().expected()),
          OPERATORS.keySet().stream()
              .filter(it -> field.type().allows(OPERATORS.getOrDefault(it, operator)))
              .sorted()
              .toList());
    }
    return operator;
  }

  private List<Value> parseList(Field field) {
    require("(");
    List<Value> values = new ArrayList<>();
    do {
      Token token = take();
      if (values.size() == MAX_VALUES) {
        throw tooMuch(token.span(), "values in a list", MAX_VALUES);
      }
      values.add(value(field, Operator.EQUAL, token));
    } while (takeSign(","));
    if (!peek().isSign(")")) {
      throw unexpected(peek(), ", or )", List.of(",", ")"));
    }
    next++;
    return List.copyOf(values);
  }

  private static Value value(Field field, Operator operator, Token token) {
    ValueType type = expectedType(field, operator);
    if (token.isText()) {
      if (operator == Operator.EQUAL && token.kind() == Kind.WORD && token.text().equals("null")) {
        return new Value.Absent();
      }
      Value value = type.parse(token);
      if (value != null) {
        return value;
      }
    }
    throw unexpected(
        token,
        type.expected() + " for " + field.written(),
        type.choices().isEmpty() ? List.of(type.expected()) : type.choices());
  }

  /** What can be a text or a number is a number where it is compared by size. */
  private static ValueType expectedType(Field field, Operator operator) {
    if (field.type() != ValueType.ANY || operator == Operator.EQUAL) {
      return field.type();
    }
    return operator == Operator.CONTAINS ? ValueType.TEXT : ValueType.NUMBER;
  }

  /** {@code last:7d}, {@code from:2026-11-01}, {@code to:2026-11-08}. */
  private static final class TimeTerm {

    static final List<String> WORDS = List.of("last", "from", "to");

    static Condition condition(Token word, Token token, Instant now) {
      ValueType type = word.text().equals("last") ? ValueType.LENGTH : ValueType.TIME;
      Value value = token.isText() ? type.parse(token) : null;
      Operator operator = word.text().equals("to") ? Operator.LESS : Operator.AT_LEAST;
      Span span = word.span().through(token.span());
      if (value instanceof Value.Length(Duration length) && length.toDays() <= 36_500) {
        value = new Value.Time(now.minus(length));
      }
      if (!(value instanceof Value.Time)) {
        throw unexpected(token, type.expected() + " for " + word.text(), List.of(type.expected()));
      }
      return new Comparison(Field.START, operator, List.of(value), span);
    }
  }
}
