package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the decoder makes of a document. */
record Decoded(Submission submission) {

  static Decoded of(String document) {
    return of(new ByteArrayInputStream(document.getBytes(UTF_8)));
  }

  static Decoded of(InputStream body) {
    return of(body, Limits.DEFAULT);
  }

  static Decoded of(InputStream body, Limits limits) {
    return new Decoded(new FlowDecoder(limits).decode(new Origin(1, "key"), body));
  }

  List<StagedData> staged() {
    return submission.flow().steps().stream()
        .flatMap(step -> step.observations().stream())
        .map(Observation::data)
        .toList();
  }

  StagedData onlyStaged() {
    return staged().getFirst();
  }

  /** The data as it lies in the frames. */
  List<String> texts() {
    return staged().stream().map(this::text).toList();
  }

  private String text(StagedData data) {
    byte[] frame = submission.frames().get(data.place().frame());
    try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(frame))) {
      in.skipNBytes(data.place().offset());
      return new String(in.readNBytes((int) data.bytes()), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
