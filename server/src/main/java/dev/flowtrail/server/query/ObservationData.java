package dev.flowtrail.server.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.payload.DamagedFrameException;
import dev.flowtrail.server.payload.FlowPayload;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Writes the data of observations into a document, byte for byte as it was captured. */
final class ObservationData {

  private static final System.Logger LOG = System.getLogger(ObservationData.class.getName());

  private final FlowPayload payloads;
  private final JsonGenerator json;
  private final OutputStream out;

  ObservationData(FlowPayload payloads, JsonGenerator json, OutputStream out) {
    this.payloads = payloads;
    this.json = json;
    this.out = out;
  }

  /** One that cannot be read becomes null with an error beside it; the others still arrive. */
  void write(ObservationRecord observation) throws IOException {
    try (@Nullable InputStream data = open(observation)) {
      json.writeFieldName("data");
      if (data == null) {
        json.writeNull();
        json.writeStringField("error", "The stored data is missing or damaged.");
      } else {
        copy(data);
      }
    }
  }

  private @Nullable InputStream open(ObservationRecord observation) {
    try {
      return payloads.open(observation.location());
    } catch (IOException | DamagedFrameException e) {
      LOG.log(Level.ERROR, "The data of observation " + observation.id() + " cannot be read", e);
      return null;
    }
  }

  /** An empty raw value makes the generator write the colon; the bytes follow on the stream. */
  private void copy(InputStream data) throws IOException {
    json.writeRawValue("");
    json.flush();
    data.transferTo(out);
  }
}
