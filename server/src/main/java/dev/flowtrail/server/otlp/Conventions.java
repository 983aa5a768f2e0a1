package dev.flowtrail.server.otlp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which one and the same thing comes. The conventions for generative AI are still
 * in development and rename what they have, and libraries keep what they once spoke: whoever adds a
 * name puts it before those that it replaces.
 *
 * <ul>
 *   <li>{@code gen_ai.*} as of OpenTelemetry's semantic conventions 1.37 and later
 *   <li>{@code gen_ai.system}, contents in events: 1.28 to 1.36
 *   <li>{@code prompt_tokens}, {@code gen_ai.prompt}: until 1.27, and with numbered parts what
 *       OpenLLMetry sends
 *   <li>{@code traceloop.*}, {@code llm.request.*}: OpenLLMetry's own
 *   <li>{@code openinference.*}, {@code llm.*}, {@code input.value}: OpenInference
 *   <li>{@code flowtrail.*}: ours
 * </ul>
 */
final class Conventions {

  static final Term OPERATION = Term.of("operation", "gen_ai.operation.name", "llm.request.type");

  static final Term FRAMEWORK_KIND =
      Term.of("kind", "traceloop.span.kind", "openinference.span.kind");

  static final Term MODEL =
      Term.of("model", "gen_ai.request.model", "llm.model_name", "embedding.model_name");

  /** What was asked of a model or a tool. It is the same when the same is asked again. */
  static final List<Term> CONFIG =
      List.of(
          OPERATION,
          Term.of(
              "provider", "gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system"),
          MODEL,
          Term.of("temperature", "gen_ai.request.temperature"),
          Term.of("topP", "gen_ai.request.top_p"),
          Term.of("topK", "gen_ai.retrieval.top_k", "gen_ai.request.top_k"),
          Term.of("seed", "gen_ai.request.seed", "gen_ai.openai.request.seed"),
          Term.of("maxTokens", "gen_ai.request.max_tokens"),
          Term.of("stopSequences", "gen_ai.request.stop_sequences"),
          Term.of("agent", "gen_ai.agent.name"),
          Term.of("tool", "gen_ai.tool.name", "tool.name"),
          Term.of("dataSource", "gen_ai.data_source.id"));

  /** What the answer says about itself. */
  static final List<Term> USAGE =
      List.of(
          Term.of(
              "inputTokens",
              "gen_ai.usage.input_tokens",
              "gen_ai.usage.prompt_tokens",
              "llm.usage.prompt_tokens",
              "llm.token_count.prompt"),
          Term.of(
              "outputTokens",
              "gen_ai.usage.output_tokens",
              "gen_ai.usage.completion_tokens",
              "llm.usage.completion_tokens",
              "llm.token_count.completion"),
          Term.of(
              "totalTokens",
              "gen_ai.usage.total_tokens",
              "llm.usage.total_tokens",
              "llm.token_count.total"),
          Term.of("model", "gen_ai.response.model"),
          Term.of("finishReasons", "gen_ai.response.finish_reasons"),
          Term.of("responseId", "gen_ai.response.id"));

  static final Term OWN_INPUT = Term.of("input", "flowtrail.input");
  static final Term OWN_OUTPUT = Term.of("output", "flowtrail.output");
  static final Term OWN_CONFIG = Term.of("config", "flowtrail.config");

  static final Term SYSTEM_INSTRUCTIONS = Term.of("system", "gen_ai.system_instructions");
  static final Term INPUT_MESSAGES = Term.of("messages", "gen_ai.input.messages");
  static final Term OUTPUT_MESSAGES = Term.of("messages", "gen_ai.output.messages");

  /** What went in, where there are no messages. */
  static final Term PLAIN_INPUT =
      Term.of(
          "input",
          "gen_ai.tool.call.arguments",
          "gen_ai.retrieval.query.text",
          "gen_ai.prompt",
          "traceloop.entity.input",
          "input.value");

  static final Term PLAIN_OUTPUT =
      Term.of(
          "output",
          "gen_ai.tool.call.result",
          "gen_ai.completion",
          "traceloop.entity.output",
          "output.value");

  /** Attributes with a number in the name, and what stands before the name proper. */
  static final Map<String, String> NUMBERED_INPUT =
      Map.of("gen_ai.prompt.", "", "llm.input_messages.", "message.");

  static final Map<String, String> NUMBERED_OUTPUT =
      Map.of("gen_ai.completion.", "", "llm.output_messages.", "message.");

  static final Map<String, String> NUMBERED_DOCUMENTS = Map.of("retrieval.documents.", "document.");

  static final Term DOCUMENTS = Term.of("documents", "gen_ai.retrieval.documents");

  /** Events whose attributes belong to the span. */
  static final List<String> DETAILS =
      List.of(
          "gen_ai.client.inference.operation.details",
          "gen_ai.content.prompt",
          "gen_ai.content.completion");

  /** Events that are one message of the input each, with who speaks. */
  static final Map<String, String> INPUT_EVENTS =
      Map.of(
          "gen_ai.system.message", "system",
          "gen_ai.user.message", "user",
          "gen_ai.assistant.message", "assistant",
          "gen_ai.tool.message", "tool");

  static final String OUTPUT_EVENT = "gen_ai.choice";

  static final String EVALUATION_EVENT = "gen_ai.evaluation.result";

  static final List<Term> EVALUATION =
      List.of(
          Term.of("name", "gen_ai.evaluation.name"),
          Term.of("score", "gen_ai.evaluation.score.value"),
          Term.of("label", "gen_ai.evaluation.score.label"),
          Term.of("explanation", "gen_ai.evaluation.explanation"));

  static final Term FLOW_NAME = Term.of("name", "flowtrail.flow.name");
  static final Term FLOW_KEY = Term.of("key", "flowtrail.flow.key");
  static final Term STEP_NAME = Term.of("name", "flowtrail.step.name");
  static final Term STEP_KIND = Term.of("kind", "flowtrail.step.kind");
  static final Term CANDIDATES = Term.of("candidates", "flowtrail.candidates");

  static final List<Term> CANDIDATE_ROLES =
      List.of(
          Term.of("id", "flowtrail.roles.id"),
          Term.of("passed", "flowtrail.roles.passed"),
          Term.of("score", "flowtrail.roles.score"),
          Term.of("rank", "flowtrail.roles.rank"),
          Term.of("reason", "flowtrail.roles.reason"),
          Term.of("rules", "flowtrail.roles.rules"));

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("chat", "llm"),
          Map.entry("text_completion", "llm"),
          Map.entry("completion", "llm"),
          Map.entry("generate_content", "llm"),
          Map.entry("embeddings", "embed"),
          Map.entry("embedding", "embed"),
          Map.entry("retrieval", "retrieve"),
          Map.entry("retriever", "retrieve"),
          Map.entry("reranker", "rank"),
          Map.entry("rerank", "rank"),
          Map.entry("execute_tool", "tool"),
          Map.entry("invoke_agent", "agent"),
          Map.entry("create_agent", "agent"),
          Map.entry("invoke_workflow", "workflow"),
          Map.entry("evaluator", "judge"),
          Map.entry("guardrail", "filter"));

  private static final Set<String> CONTENTS =
      Stream.of(
              SYSTEM_INSTRUCTIONS,
              INPUT_MESSAGES,
              OUTPUT_MESSAGES,
              PLAIN_INPUT,
              PLAIN_OUTPUT,
              DOCUMENTS)
          .flatMap(term -> term.names().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final List<String> CONTENTS_BEGIN_WITH =
      Stream.of(NUMBERED_INPUT, NUMBERED_OUTPUT, NUMBERED_DOCUMENTS, Map.of("flowtrail.", ""))
          .flatMap(form -> form.keySet().stream())
          .toList();

  private Conventions() {}

  /**
   * Whether the attribute is what was worked on, or says something to us, and not about the work.
   */
  static boolean isContent(String name) {
    return CONTENTS.contains(name) || CONTENTS_BEGIN_WITH.stream().anyMatch(name::startsWith);
  }

  /** The kind of a step that does this; a word that is not known is a kind as it stands. */
  static String kindOf(String operation) {
    return KINDS.getOrDefault(operation, operation);
  }
}
