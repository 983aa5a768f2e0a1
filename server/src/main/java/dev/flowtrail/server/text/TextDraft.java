package dev.flowtrail.server.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.payload.PayloadReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The words of flows on their way into PostgreSQL, in a file of their own: they may be more than
 * fit into memory. Used by one thread; to be closed.
 */
public final class TextDraft implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(TextDraft.class.getName());

  private static final String COPY =
      "copy text_part (team_id, flow_id, step_id, observation_id, flow_start, words) from stdin";

  private final PayloadReader payloads;
  private final int maxWords;
  private final Path file;
  private final BufferedWriter rows;
  private long shortened;

  TextDraft(PayloadReader payloads, int maxWords, Path folder) throws IOException {
    this.payloads = payloads;
    this.maxWords = maxWords;
    this.file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".words");
    this.rows = Files.newBufferedWriter(file, UTF_8);
  }

  /**
   * Adds the texts of a flow.
   *
   * @param withData whether those within its observations are wanted, too. Data that is gone, or
   *     that nobody can make sense of, is passed by
   */
  public void add(int teamId, FlowRecord flow, boolean withData) throws IOException {
    FlowHead head = flow.head();
    Parts parts =
        new Parts((step, observation, words) ->
            write(teamId + "\t" + head.id(), step, observation, head.createdAt() + "\t" + words));
    parts.beginStep(null);
    add(parts, OwnText.ofFlow(head.name(), head.key(), head.reason(), head.attributes()));
    for (StepWithObservations step : flow.steps()) {
      StepHead said = step.step().head();
      parts.beginStep(said.id());
      add(parts, OwnText.ofStep(said.name(), said.kind(), said.reason()));
      if (withData) {
        for (ObservationRecord observation : step.observations()) {
          addData(parts, observation);
        }
      }
    }
    parts.flush();
  }

  private static void add(Parts parts, List<OwnText> texts) throws IOException {
    for (OwnText text : texts) {
      parts.add(Words.of(text.text()));
    }
  }

  private void addData(Parts parts, ObservationRecord observation) throws IOException {
    parts.beginObservation(observation.id());
    Bounded bounded = new Bounded(parts, maxWords);
    try (InputStream data = payloads.open(observation.location())) {
      DataTexts.read(data, bounded);
    } catch (NoSuchFileException | EOFException | JsonProcessingException | RuntimeException e) {
      LOG.log(Level.WARNING, "Texts of observation " + observation.id() + " cannot be read", e);
    }
    if (bounded.full) {
      shortened++;
    }
  }

  /** The first words of an observation. */
  private static final class Bounded implements DataTexts.Sink {
    private final Parts parts;
    private int left;
    private boolean full;

    private Bounded(Parts parts, int most) {
      this.parts = parts;
      this.left = most;
    }

    @Override
    public boolean take(String text) throws IOException {
      if (left == 0) {
        full = full || !Words.of(text, 1).isEmpty();
        return !full;
      }
      List<Word> words = Words.of(text, left + 1);
      full = words.size() > left;
      List<Word> kept = full ? words.subList(0, left) : words;
      left -= kept.size();
      parts.add(kept);
      return !full;
    }
  }

  private void write(
      String flow, @Nullable UUID step, @Nullable UUID observation, String timeAndWords)
      throws IOException {
    rows.append(flow).append('\t').append(orNull(step)).append('\t').append(orNull(observation));
    rows.append('\t').append(timeAndWords).append('\n');
  }

  private static String orNull(@Nullable UUID id) {
    return id == null ? "\\N" : id.toString();
  }

  /** How many observations had more words than are kept. */
  public long shortened() {
    return shortened;
  }

  /** Puts all that was added into PostgreSQL, as a part of a transaction. */
  public void copy(Handle handle) throws IOException {
    rows.flush();
    try (InputStream in = Files.newInputStream(file)) {
      handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, in);
    } catch (SQLException e) {
      throw new IOException("words cannot be kept", e);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
    Files.deleteIfExists(file);
  }
}
