package dev.flowtrail.server.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a flow itself, or of one of its steps.
 *
 * @param step null when it is said of the flow itself
 */
public record OwnTexts(TextPlace place, @Nullable StepName step, List<OwnText> texts) {

  private static final String FLOWS =
      """
      select id, name, key, reason, attributes
      from flow
      where team_id = :teamId and id = any(:flows)
      """;

  private static final String STEPS =
      """
      select flow_id, id, coalesce(name, '') as name, coalesce(version, 1) as version, kind, reason
      from step
      where team_id = :teamId and flow_id = any(:flows)
      order by position, version, created_at, id
      """;

  /** Of these flows as they are stored now: first of all themselves, then of their steps. */
  public static List<OwnTexts> read(Handle handle, int teamId, Collection<UUID> flows) {
    if (flows.isEmpty()) {
      return List.of();
    }
    UUID[] ids = flows.toArray(UUID[]::new);
    List<OwnTexts> read = new ArrayList<>(ofFlows(handle, teamId, ids));
    read.addAll(ofSteps(handle, teamId, ids));
    return read;
  }

  private static List<OwnTexts> ofFlows(Handle handle, int teamId, UUID[] ids) {
    return handle
        .createQuery(FLOWS)
        .bind("teamId", teamId)
        .bind("flows", ids)
        .map((row, context) ->
            new OwnTexts(
                new TextPlace(row.getObject("id", UUID.class), null),
                null,
                OwnText.ofFlow(
                    row.getString("name"),
                    row.getString("key"),
                    row.getString("reason"),
                    row.getString("attributes"))))
        .list();
  }

  private static List<OwnTexts> ofSteps(Handle handle, int teamId, UUID[] ids) {
    return handle
        .createQuery(STEPS)
        .bind("teamId", teamId)
        .bind("flows", ids)
        .map((row, context) -> {
          String name = row.getString("name");
          return new OwnTexts(
              new TextPlace(row.getObject("flow_id", UUID.class), row.getObject("id", UUID.class)),
              new StepName(name, row.getInt("version")),
              OwnText.ofStep(name, row.getString("kind"), row.getString("reason")));
        })
        .list();
  }

  /** Whether a phrase stands in one of them. */
  public boolean have(Phrase phrase) {
    return texts.stream().anyMatch(text -> !phrase.find(text.text()).isEmpty());
  }
}
