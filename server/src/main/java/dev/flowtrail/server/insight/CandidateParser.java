package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.flowtrail.server.insight.CandidateFields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads candidates out of an observation's data while it streams by. They are the elements of the
 * array that the data is, or else of the first array of objects within it.
 */
final class CandidateParser {

  /** The door has measured what is stored; here it need not be measured again. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** So many elements are looked at for the names that candidates have. */
  private static final int SAMPLE = 20;

  private final JsonParser parser;

  private CandidateParser(JsonParser parser) {
    this.parser = parser;
  }

  /** Hands over each candidate in the order in which they stand; closes the data. */
  static void read(InputStream data, CandidateFields fields, Consumer<Candidate> each)
      throws IOException {
    try (JsonParser parser = JSON.createParser(data)) {
      CandidateParser candidates = new CandidateParser(parser);
      FieldTree wanted = FieldTree.of(fields);
      for (boolean more = candidates.enter(); more; more = candidates.next()) {
        candidates.candidate(wanted).ifPresent(each);
      }
    }
  }

  /** Takes one element after the other. */
  interface ElementSink {
    void take(Element element) throws IOException;
  }

  /** Hands over each element with all that it holds; closes the data. */
  static void readWhole(InputStream data, ElementSink each) throws IOException {
    try (JsonParser parser = JSON.createParser(data)) {
      CandidateParser candidates = new CandidateParser(parser);
      for (boolean more = candidates.enter(); more; more = candidates.next()) {
        each.take(Element.read(parser));
      }
    }
  }

  /** The names that the first elements' members have; closes the data. */
  static Set<String> memberNames(InputStream data) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (JsonParser parser = JSON.createParser(data)) {
      CandidateParser candidates = new CandidateParser(parser);
      boolean more = candidates.enter();
      for (int i = 0; more && i < SAMPLE; i++) {
        candidates.addNames(names);
        more = candidates.next();
      }
    }
    return names;
  }

  /** Goes to the first element; false when there is none. */
  private boolean enter() throws IOException {
    return parser.nextToken() == JsonToken.START_ARRAY
        ? next()
        : parser.currentToken() == JsonToken.START_OBJECT && enterMember();
  }

  private boolean enterMember() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT && enterMember()) {
        return true;
      }
      if (token == JsonToken.START_ARRAY && enterIfOfObjects()) {
        return true;
      }
    }
    return false;
  }

  private boolean enterIfOfObjects() throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      return true;
    }
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      parser.nextToken();
    }
    return false;
  }

  private boolean next() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null;
  }

  /** An element that is a text or a number is its own id. */
  private Optional<Candidate> candidate(FieldTree wanted) throws IOException {
    CandidateDraft draft = new CandidateDraft();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(wanted, draft);
    } else if (parser.currentToken().isScalarValue()) {
      draft.take(Field.ID, parser);
    } else {
      parser.skipChildren();
    }
    return draft.finish();
  }

  private void object(FieldTree node, CandidateDraft draft) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      FieldTree child = node.child(parser.currentName());
      JsonToken token = parser.nextToken();
      if (child == null) {
        parser.skipChildren();
      } else if (token.isScalarValue()) {
        for (Field field : child.fields()) {
          draft.take(field, parser);
        }
      } else if (token == JsonToken.START_OBJECT && child.fields().contains(Field.RULES)) {
        draft.take(new RulesParser(parser).read());
      } else if (token == JsonToken.START_OBJECT) {
        object(child, draft);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void addNames(Set<String> names) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      names.add(parser.currentName());
      parser.nextToken();
      parser.skipChildren();
    }
  }
}
