package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.insight.CandidateFields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an observation's candidates with all their members, each of which is in memory once. What
 * each member means is the same as for {@link CandidateDraft}. Used once, by one thread.
 */
final class WholeCandidates {

  private static final JsonFactory JSON = new JsonFactory();

  /** What is longer is not kept a second time: it is in the observation. */
  private static final int MAX_REST_CHARS = 16 << 10;

  private final StepHead step;
  private final Source source;
  private final Map<Field, FieldPath> roles;
  private final Map<String, FieldPath> queryable;
  private final Set<String> queryableMembers = new HashSet<>();
  private final Map<String, List<Field>> rolesOfMembers = new HashMap<>();
  private int ordinal;

  private WholeCandidates(StepHead step, Source source) throws IOException {
    this.step = step;
    this.source = source;
    this.roles = source.fields().paths();
    this.queryable = queryable(source.observation().queryable());
    queryable.values().stream()
        .filter(path -> path.names().size() == 1)
        .forEach(path -> queryableMembers.add(path.names().get(0)));
    roles.forEach((field, path) -> {
      if (path.names().size() == 1) {
        rolesOfMembers.computeIfAbsent(path.names().get(0), name -> new ArrayList<>()).add(field);
      }
    });
  }

  /** Hands over each candidate in the order in which they stand; closes the data. */
  static void read(InputStream data, StepHead step, Source source, CandidateRecords.Sink sink)
      throws IOException {
    WholeCandidates whole = new WholeCandidates(step, source);
    CandidateParser.readWhole(data, element -> whole.take(element, sink));
  }

  private static Map<String, FieldPath> queryable(@Nullable String json) throws IOException {
    Map<String, FieldPath> paths = new LinkedHashMap<>();
    if (json != null) {
      try (JsonParser parser = JSON.createParser(json)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          FieldPath path = FieldPath.parse(parser.currentName());
          paths.put(path.toString(), path);
          parser.nextToken();
          parser.skipChildren();
        }
      }
    }
    return paths;
  }

  /** An element that is a text or a number is its own id; who has no id cannot be told. */
  private void take(Element element, CandidateRecords.Sink sink) throws IOException {
    boolean isObject = element instanceof Element.Members;
    String id = text(isObject ? at(element, Field.ID) : element);
    if (id != null) {
      sink.take(candidate(id, element));
    }
  }

  private @Nullable Element at(Element element, Field field) {
    FieldPath path = roles.get(field);
    return path == null ? null : element.at(path);
  }

  private RecordedCandidate candidate(String id, Element element) throws IOException {
    List<String> failed = failedRules(at(element, Field.RULES));
    Boolean passed = flag(at(element, Field.PASSED));
    return new RecordedCandidate(
        step,
        source.observation().id(),
        ordinal++,
        id,
        passed != null || failed.isEmpty() ? passed : Boolean.FALSE,
        failed,
        text(at(element, Field.REASON)),
        number(at(element, Field.SCORE)),
        wholeNumber(number(at(element, Field.RANK))),
        fields(element),
        element instanceof Element.Members members ? rest(members) : null);
  }

  private static @Nullable String text(@Nullable Element value) {
    return switch (value) {
      case Element.Text text -> text.value();
      case Element.Digits digits -> digits.value();
      case null, default -> null;
    };
  }

  private static @Nullable Boolean flag(@Nullable Element value) {
    return value == Element.Word.TRUE
        ? Boolean.TRUE
        : value == Element.Word.FALSE ? Boolean.FALSE : null;
  }

  private static @Nullable Double number(@Nullable Element value) {
    if (!(value instanceof Element.Digits digits)) {
      return null;
    }
    double number = Double.parseDouble(digits.value());
    return Double.isFinite(number) ? (Double) number : null;
  }

  private static @Nullable Integer wholeNumber(@Nullable Double rank) {
    return rank == null || rank != rank.intValue() ? null : (Integer) rank.intValue();
  }

  private static List<String> failedRules(@Nullable Element rules) {
    List<String> failed = new ArrayList<>(2);
    if (rules instanceof Element.Members verdicts) {
      verdicts
          .byName()
          .forEach((name, verdict) -> {
            Element said =
                verdict instanceof Element.Members members
                    ? members.byName().get("passed")
                    : verdict;
            if (said == Element.Word.FALSE) {
              failed.add(name);
            }
          });
    }
    return failed;
  }

  private Map<String, String> fields(Element element) {
    Map<String, String> fields = new LinkedHashMap<>();
    queryable.forEach((name, path) -> {
      Element value = element.at(path);
      String text = flag(value) == null ? text(value) : String.valueOf(flag(value));
      if (text != null) {
        fields.put(name, text);
      }
    });
    return fields;
  }

  /** What of an element does not stand elsewhere in its record; null when there is nothing. */
  private @Nullable String rest(Element.Members element) throws IOException {
    StringWriter text = new StringWriter();
    boolean empty = true;
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Element> member : element.byName().entrySet()) {
        if (!isTold(member.getKey(), member.getValue())) {
          json.writeFieldName(member.getKey());
          member.getValue().write(json);
          empty = false;
        }
      }
      json.writeEndObject();
    }
    String written = text.toString();
    return empty || written.length() > MAX_REST_CHARS ? null : written;
  }

  private boolean isTold(String name, Element value) {
    if (queryableMembers.contains(name) && (text(value) != null || flag(value) != null)) {
      return true;
    }
    for (Field field : rolesOfMembers.getOrDefault(name, List.of())) {
      if (fits(field, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Field field, Element value) {
    return switch (field) {
      case ID, REASON -> value instanceof Element.Text;
      case PASSED -> flag(value) != null;
      case SCORE -> value instanceof Element.Digits;
      case RANK -> value instanceof Element.Digits digits && digits.whole();
      case RULES -> false;
    };
  }
}
