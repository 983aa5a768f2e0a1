package dev.flowtrail.server.insight;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A flow document of several steps, as a client that knows nothing but the contract writes it. */
final class FlowOfSteps {

  private final List<String> steps = new ArrayList<>();

  /** One more step, two seconds long, one second after the one before it ended. */
  FlowOfSteps step(String name, String members, String... observations) {
    int second = steps.size() * 3;
    String times =
        "\"startedAt\":\"2026-01-05T10:00:%02d.000Z\",\"finishedAt\":\"2026-01-05T10:00:%02d.000Z\""
            .formatted(second, second + 2);
    return add(name, times + members, observations);
  }

  /** One more step, for which the members tell all that is not required. */
  FlowOfSteps add(String name, String members, String... observations) {
    boolean hasStatus = members.contains("\"status\"");
    boolean hasVersion = members.contains("\"version\"");
    steps.add(
        """
        {"name":"%s",%s%s"position":%d,"reason":"","createdAt":"2026-01-05T10:00:00.000Z",%s,\
        "observations":[%s]}\
        """
            .formatted(
                name,
                hasVersion ? "" : "\"version\":1,",
                hasStatus ? "" : "\"status\":\"completed\",",
                steps.size(),
                members,
                String.join(",", observations)));
    return this;
  }

  /** Candidates that declare themselves. */
  static String candidates(String data) {
    return observation("candidates", data, ",\"roles\":{\"id\":\"id\",\"passed\":\"passed\"}");
  }

  /**
   * @param more further members, each with a comma before it
   */
  static String observation(String name, String data, String more) {
    return "{\"name\":\"%s\",\"version\":1,\"data\":%s%s}".formatted(name, data, more);
  }

  /** Submits it and waits until it is stored; its id. */
  String store(Api api) {
    String document =
        """
        {"flow":{"name":"selection","createdAt":"2026-01-05T10:00:00.000Z","finishedAt":null},\
        "steps":[%s]}\
        """
            .formatted(String.join(",", steps));
    Answer answer = api.post(UUID.randomUUID().toString(), document);
    if (answer.status() != 202) {
      throw new AssertionError(answer.text());
    }
    return api.awaitVisible(answer.at("/flowId"));
  }
}
