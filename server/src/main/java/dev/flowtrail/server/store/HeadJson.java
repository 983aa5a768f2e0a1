package dev.flowtrail.server.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.HeadWriter;
import dev.flowtrail.protocol.ObservationHead;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The parts of an observation's head that are stored as JSON. */
final class HeadJson {

  private static final JsonFactory JSON = new JsonFactory();

  private HeadJson() {}

  static @Nullable String roles(ObservationHead head) {
    CandidateRoles roles = head.roles();
    return roles == null ? null : object(writer -> writer.writeMembers(roles));
  }

  static @Nullable String queryable(ObservationHead head) {
    return head.queryable().isEmpty()
        ? null
        : object(writer -> writer.writeMembers(head.queryable()));
  }

  private interface Members {
    void write(HeadWriter writer) throws IOException;
  }

  private static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      members.write(new HeadWriter(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
