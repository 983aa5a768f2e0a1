package dev.flowtrail.server.otlp;

import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.ObservationRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a span decided about: ours say which field is what, retrieved documents have ids. */
final class Candidates {

  private static final CandidateRoles DOCUMENT =
      new CandidateRoles("id", null, "score", null, null, null);

  private Candidates() {}

  /** Takes them, when they are a list; anything else under their name stays where it is. */
  static Optional<Seen> find(Remaining attributes, JsonInText texts) {
    CandidateRoles own = roles(attributes);
    return listUnder(Conventions.CANDIDATES, attributes, texts)
        .map(list -> seen(own, list))
        .or(() ->
            listUnder(Conventions.DOCUMENTS, attributes, texts)
                .or(() -> numbered(attributes))
                .map(list -> seen(own == null ? DOCUMENT : own, list)));
  }

  private static Seen seen(@Nullable CandidateRoles roles, Value list) {
    return new Seen("candidates", ObservationRole.CANDIDATES, roles, list);
  }

  private static @Nullable CandidateRoles roles(Remaining attributes) {
    List<@Nullable String> paths = new ArrayList<>();
    for (Term role : Conventions.CANDIDATE_ROLES) {
      String path = attributes.takeText(role);
      paths.add(path == null ? null : StorableText.cut(path, 255));
    }
    return paths.stream().allMatch(path -> path == null)
        ? null
        : new CandidateRoles(
            paths.get(0), paths.get(1), paths.get(2), paths.get(3), paths.get(4), paths.get(5));
  }

  private static Optional<Value> listUnder(Term term, Remaining attributes, JsonInText texts) {
    Value value = attributes.take(term);
    if (value == null) {
      return Optional.empty();
    }
    Value list = texts.unfold(value);
    if (list instanceof Value.Items
        || list instanceof Value.Json(String json) && json.startsWith("[")) {
      return Optional.of(list instanceof Value.Items items ? unfolded(items, texts) : list);
    }
    attributes.giveBack(term, value);
    return Optional.empty();
  }

  /** Attributes that hold only single values bring each document as a text. */
  private static Value unfolded(Value.Items list, JsonInText texts) {
    return new Value.Items(list.items().stream().map(item -> object(texts.unfold(item))).toList());
  }

  private static Value object(Value item) {
    return item instanceof Value.Text ? new Value.Members(Map.of("id", item)) : item;
  }

  private static Optional<Value> numbered(Remaining attributes) {
    for (Map.Entry<String, String> form : Conventions.NUMBERED_DOCUMENTS.entrySet()) {
      List<Value> documents = attributes.takeNumbered(form.getKey(), form.getValue());
      if (!documents.isEmpty()) {
        return Optional.of(new Value.Items(documents));
      }
    }
    return Optional.empty();
  }
}
