package dev.flowtrail.sdk;

import static dev.flowtrail.sdk.Condition.is;
import static dev.flowtrail.sdk.Rule.rule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.sdk.Redaction.Mode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What must not be seen never reaches the server, whatever carries it. */
final class RedactionTest {
  private static final String SECRET = "sixteen characters";
  private static final Pattern EMAIL = Pattern.compile("[\\w.]+@[\\w.]+");

  @AutoClose private final ScriptedServer server = new ScriptedServer();

  record Customer(
      String id,
      @Sensitive String name,
      @Sensitive(Mode.HASH) @Nullable String email,
      @Sensitive(Mode.DROP) String card) {}

  static final class Bean {
    @Sensitive public String field = "4711";

    @Sensitive
    public String getGetter() {
      return "4711";
    }

    public int getAge() {
      return 7;
    }
  }

  record Wrapped(@JsonUnwrapped(prefix = "buyer_") Customer customer) {}

  record Inner(@Sensitive @JsonUnwrapped Customer customer) {}

  record Card(@Sensitive @JsonValue String number) {}

  static final class Open {
    @Sensitive
    @JsonAnyGetter
    public Map<String, Object> more() {
      return Map.of("card", "4711");
    }

    public int getAge() {
      return 7;
    }
  }

  private static final Customer BOB =
      new Customer("customer-one", "Bob", "bob@example.com", "4711");

  @Test
  void memberOfAForbiddenNameIsRedactedAtAnyDepth() {
    Redaction redaction = Redaction.none().key("Password", Mode.MASK).key("card", Mode.DROP);

    JsonNode sent =
        sent(redaction, Map.of("users", List.of(Map.of("PASSWORD", List.of(1, 2), "card", 4))));

    assertThat(sent).hasToString("{\"users\":[{\"PASSWORD\":\"***\"}]}");
  }

  @Test
  void pathIsRedactedAndItsNeighboursAreNot() {
    Redaction redaction =
        Redaction.none().path("customer.email", Mode.MASK).path("*.phone", Mode.DROP);
    Map<String, Object> customer = Map.of("email", "bob@example.com");
    Map<String, Object> order = Map.of("customer", customer, "seller", Map.of("phone", 1));

    JsonNode sent = sent(redaction, List.of(order, Map.of("email", "seen")));

    assertThat(sent.get(0).at("/customer/email").asText()).isEqualTo("***");
    assertThat(sent.get(0).path("seller")).isEmpty();
    assertThat(sent.get(1).path("email").asText()).isEqualTo("seen");
  }

  @Test
  void markedPropertiesAreRedacted() {
    JsonNode sent = sent(Redaction.none().secret(SECRET), BOB);

    assertThat(sent.path("name").asText()).isEqualTo("***");
    assertThat(sent.path("email").asText()).startsWith("hmac:").hasSize(48);
    assertThat(sent.has("card")).isFalse();
    JsonNode bean = sent(Redaction.none(), new Bean());
    assertThat(List.of(bean.path("field").asText(), bean.path("getter").asText()))
        .containsOnly("***");
    assertThat(bean.path("age").asInt()).isEqualTo(7);
  }

  @Test
  void markedPropertiesAreRedactedAlsoWhereJacksonWritesThemOtherwise() {
    List<Object> odd = List.of(new Wrapped(BOB), new Inner(BOB), new Card("4711"), new Open());

    JsonNode sent = sent(Redaction.none(), odd);

    assertThat(sent.toString()).doesNotContain("Bob", "bob@", "4711");
    assertThat(sent.get(0).path("buyer_id").asText()).isEqualTo("customer-one");
    assertThat(sent.get(2).asText()).isEqualTo("***");
    assertThat(sent.get(3)).hasToString("{\"age\":7}");
  }

  @Test
  void hashWithoutASecretIsAMask() {
    assertThat(sent(Redaction.none(), BOB).path("email").asText()).isEqualTo("***");
  }

  @Test
  void equalValuesHaveEqualHashes() {
    Redaction redaction = Redaction.none().key("mail", Mode.HASH).secret(SECRET);

    JsonNode sent =
        sent(redaction, List.of(Map.of("mail", "bob@example.com"), Map.of("mail", "ann"), BOB));

    assertThat(sent.get(0).path("mail")).isEqualTo(sent.get(2).path("email"));
    assertThat(sent.get(0).path("mail")).isNotEqualTo(sent.get(1).path("mail"));
    assertThat(
            sent(
                Redaction.none().key("mail", Mode.HASH).secret(SECRET + "2"),
                Map.of("mail", "ann")))
        .isNotEqualTo(sent.get(1));
  }

  @Test
  void structuresAreHashedAsAWhole() {
    Redaction redaction = Redaction.none().key("a", Mode.HASH).secret(SECRET);

    JsonNode sent =
        sent(redaction, List.of(Map.of("a", List.of("x", "y")), Map.of("a", List.of("xy"))));

    assertThat(sent.get(0).path("a").asText()).startsWith("hmac:");
    assertThat(sent.get(0)).isNotEqualTo(sent.get(1));
  }

  @Test
  void functionDecidesByPath() {
    Redaction redaction =
        Redaction.none().function(path -> path.startsWith("private.") ? Mode.MASK : null);

    assertThat(sent(redaction, Map.of("private", Map.of("x", 1))))
        .hasToString("{\"private\":{\"x\":\"***\"}}");
  }

  @Test
  void textsAreCleanedInValuesNamesAndReasons() {
    Redaction redaction = Redaction.none().text(text -> EMAIL.matcher(text).replaceAll("<email>"));
    try (FlowTrail trail = Trails.to(server).redaction(redaction).build()) {
      Flow flow = trail.createFlow("selection").attribute("note", "by bob@example.com");
      Step step = flow.createStep("parse");
      step.capture("d", Map.of("to ann@example.com", List.of("from bob@example.com")));
      step.fail(new IllegalStateException("no inbox for bob@example.com"));

      String sent = Trails.delivered(flow.fail("asked bob@example.com"), server).toString();

      assertThat(sent).doesNotContain("example.com").contains("no inbox for <email>");
      assertThat(sent).contains("by <email>", "to <email>", "asked <email>");
    }
  }

  @Test
  void functionsThatThrowHideWhatTheyLookAt() {
    Redaction byPath =
        Redaction.none()
            .function(path -> {
              throw new IllegalStateException();
            });
    Redaction byText =
        Redaction.none()
            .text(text -> {
              throw new StackOverflowError();
            });

    assertThat(sent(byPath, Map.of("a", 1))).hasToString("{\"a\":\"***\"}");
    assertThat(sent(byText, List.of("a", 1))).hasToString("[\"***\",1]");
  }

  @Test
  void attributesAreRedactedByTheirNames() {
    Redaction redaction =
        Redaction.none()
            .key("email", Mode.MASK)
            .path("buyer.phone", Mode.MASK)
            .key("card", Mode.DROP);
    try (FlowTrail trail = Trails.to(server).redaction(redaction).build()) {
      Flow flow = trail.createFlow("selection").attribute("email", "x").attribute("card", 4);
      flow.attribute("buyer", Map.of("phone", 1));

      assertThat(Trails.delivered(flow.finish(), server).at("/flow/attributes"))
          .hasToString("{\"email\":\"***\",\"buyer\":{\"phone\":\"***\"}}");
    }
  }

  @Test
  void rowsOfDecisionsAreRedacted() {
    Redaction redaction =
        Redaction.none().path("rules.name.actual", Mode.MASK).key("id", Mode.HASH).secret(SECRET);
    try (FlowTrail trail = Trails.to(server).redaction(redaction).build()) {
      Flow flow = trail.createFlow("selection");
      flow.step(
          "pick",
          step ->
              step.select(
                  "choice",
                  List.of(BOB),
                  Candidates.by(Customer::email).field("whole", c -> c),
                  c -> 1,
                  rule("name", Customer::name, is("Bob"))));

      JsonNode sent = Trails.delivered(flow.finish(), server);

      assertThat(sent.toString()).doesNotContain("example.com", "4711", "customer-one");
      JsonNode row = sent.at("/steps/0/observations/1/data/0");
      assertThat(row.path("id").asText()).startsWith("hmac:");
      assertThat(row.at("/rules/name/actual").asText()).isEqualTo("***");
      assertThat(row.at("/rules/name/passed").asBoolean()).isTrue();
    }
  }

  @Test
  void encodersOfTheUserAreRedactedToo() {
    Redaction redaction = Redaction.none().key("a", Mode.MASK);
    try (FlowTrail trail =
        Trails.to(server)
            .redaction(redaction)
            .encoder((value, out) -> out.write("{\"a\":\"4711\",\"b\":1.50}".getBytes(UTF_8)))
            .build()) {
      Flow flow = trail.createFlow("selection");
      flow.runStep("s", step -> step.capture("d", "anything"));
      Trails.delivered(flow.finish(), server);

      assertThat(server.only().onlyData()).hasToString("{\"a\":\"***\",\"b\":1.50}");
    }
  }

  @Test
  void numbersKeepEveryDigitOnTheirWay() {
    List<Object> numbers = List.of(new BigDecimal("0.10"), new BigDecimal("1E+400"), 7, true);

    assertThat(sent(Redaction.none().key("x", Mode.MASK), numbers))
        .hasToString("[0.10,1E+400,7,true]");
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Redaction.none().secret("short"))
        .withMessageNotContaining("short");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trails.to(server).redaction(Redaction.none().key("email", Mode.HASH)))
        .withMessage("redaction: expected a secret for HASH but found none");
  }

  private static JsonNode sent(Redaction redaction, Object value) {
    try (ScriptedServer own = new ScriptedServer();
        FlowTrail trail = Trails.to(own).redaction(redaction).build()) {
      Flow flow = trail.createFlow("selection");
      flow.runStep("s", step -> step.capture("d", value));
      Trails.delivered(flow.finish(), own);
      return own.only().onlyData();
    }
  }
}
