package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.StagedDocument.Whole;
import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import dev.flowtrail.server.queue.StagedFlow.InObject;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagedFlowCodecTest {

  private static final Origin ORIGIN = new Origin(1, "key");
  private static final String KEY = "segments/2026/11/25/0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a";

  private static final Carried FLOW =
      new Carried(
          new Whole(Submissions.document(ORIGIN, "[1]")),
          List.of(
              new CarriedFrame("[1]".getBytes(UTF_8), false),
              new CarriedFrame(Frame.compress("[2,2]".getBytes(UTF_8)), true),
              new CarriedFrame(Frame.compress("[3]".getBytes(UTF_8)), true)));

  /** Written once, by the server that brought the format. */
  private static final String CARRIED_BY_A_FORMER_SERVER =
      """
      02fa0403061d19ba0104008d0500c2891b1890a76d80475703521311cce2bb7512e995dddcd6f97f\
      c901c518248a0b00909a21f23976f1bbcb7d2ff37a92fbe41d0a0642ee205d52c9f226adbf5cee85\
      183a37a2a231c8558a4b6e1bfb99de5bca3b6a992fd1c3e2b6214804226816e1e2c4f54ba39cb5ef\
      97365d73ef4e65170088e5910729737821623c502c2be000240075510701fc4081a53c000a28e5c1\
      6259c3ea21b035f30918301f78b01402029236cb1f382d8343807bdbba0c043a73514f28b52ffd20\
      052900005b322c325d28b52ffd20031900005b335d\
      """;

  private static Carried decode(byte[] entry) {
    return (Carried)
        StagedFlowCodec.decode(
            entry,
            reference -> {
              throw new IllegalStateException("nothing is elsewhere");
            });
  }

  private static byte[] json() throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    FLOW.document().writeTo(json);
    return json.toByteArray();
  }

  private static void assertSame(Carried decoded, Carried expected) {
    assertThat(decoded.document()).isEqualTo(expected.document());
    assertThat(decoded.frames())
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(expected.frames());
  }

  @Test
  void carriedFlowIsReadAsItWasWritten() {
    assertSame(decode(StagedFlowCodec.encode(FLOW)), FLOW);
  }

  @Test
  void flowInAnObjectTakesLittleRoomInTheQueue() {
    List<ObjectFrame> frames = List.of(new ObjectFrame(8, 30, 1), new ObjectFrame(38, 40, -2));
    byte[] head = StagedFlowCodec.encodeHead(FLOW.document(), frames);
    ObjectReference reference =
        new ObjectReference(KEY, 60L << 30, new ObjectFrame(60L << 30, 999, -7), head.length);
    byte[] entry = StagedFlowCodec.encode(reference, FLOW.document());
    assertThat(entry).hasSizeLessThan(150);
    assertThat(StagedFlowCodec.heldBytes(entry)).isEqualTo(head.length);
    StagedFlow read =
        StagedFlowCodec.decode(
            entry,
            asked -> {
              assertThat(asked).isEqualTo(reference);
              return head;
            });
    assertThat(read).isEqualTo(new InObject(FLOW.document(), KEY, 60L << 30, frames));
  }

  /** Some pieces of the same flow. */
  private static StagedDocument pieces() {
    FlowUpdate<StagedData> whole = FLOW.document().toUpdate();
    Map<FlowUpdate.Key, ObservationPart<StagedData>> observations = new HashMap<>();
    whole
        .observations()
        .forEach((key, part) ->
            observations.put(
                key, new ObservationPart<>(part.stepId(), null, part.head(), part.data())));
    return new StagedDocument.Pieces(new FlowUpdate<>(whole.flow(), whole.steps(), observations));
  }

  @Test
  void piecesAreReadAsTheyWereWritten() {
    Carried carried = new Carried(pieces(), FLOW.frames());
    assertSame(decode(StagedFlowCodec.encode(carried)), carried);
    assertThat(carried.document().flowName()).isEqualTo("key");
  }

  @Test
  void piecesInAnObjectAreReadAsTheyWereWritten() {
    byte[] head = StagedFlowCodec.encodeHead(pieces(), List.of());
    ObjectReference reference = new ObjectReference(KEY, 60, new ObjectFrame(7, 8, 9), head.length);
    byte[] entry = StagedFlowCodec.encode(reference, pieces());
    assertThat(StagedFlowCodec.heldBytes(entry)).isEqualTo(head.length);
    assertThat(StagedFlowCodec.decode(entry, asked -> head))
        .isEqualTo(new InObject(pieces(), KEY, 60, List.of()));
  }

  @Test
  void whatAFormerServerLeftInTheQueueIsRead() {
    assertSame(decode(HexFormat.of().parseHex(CARRIED_BY_A_FORMER_SERVER)), FLOW);
  }

  @Test
  void firstFormatIsStillRead() throws IOException {
    List<CarriedFrame> frames = FLOW.frames().subList(1, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    out.write(new byte[16]);
    byte[] document = json();
    out.writeInt(document.length);
    out.write(document);
    out.writeInt(frames.size());
    for (CarriedFrame frame : frames) {
      out.writeInt(frame.bytes().length);
      out.write(frame.bytes());
    }
    assertSame(decode(bytes.toByteArray()), new Carried(FLOW.document(), frames));
  }

  @Test
  void formatOfANewerServerIsNamed() {
    assertThatThrownBy(() -> decode(new byte[] {9, 1, 2, 3}))
        .hasMessageContaining("format 1 to 5 but was 9");
  }

  @Test
  void everyFlowThatIsCutShortIsRefused() {
    byte[] entry = StagedFlowCodec.encode(FLOW);
    for (int length = 0; length < entry.length; length++) {
      byte[] cut = Arrays.copyOf(entry, length);
      assertThatThrownBy(() -> decode(cut)).as("%d bytes", length).isInstanceOf(Exception.class);
      assertThat(StagedFlowCodec.heldBytes(cut)).isEqualTo(length);
    }
  }

  @Test
  void referenceThatIsCutShortHoldsNothing() {
    assertThat(StagedFlowCodec.heldBytes(new byte[] {3, 0, 9})).isEqualTo(3);
  }

  @Test
  void flippedBitOfTheDocumentIsNoticed() {
    byte[] entry = StagedFlowCodec.encode(FLOW);
    int compressed = entry.length - FLOW.frames().get(1).bytes().length * 2;
    for (int at = compressed - 40; at < compressed; at++) {
      byte[] damaged = entry.clone();
      damaged[at] ^= 1;
      assertThatThrownBy(() -> decode(damaged)).as("byte %d", at).isInstanceOf(Exception.class);
    }
  }

  @Test
  void smallFlowTakesLessThanHalfOfItsDocument() throws IOException {
    byte[] document = json();
    Carried small = new Carried(FLOW.document(), FLOW.frames().subList(0, 1));
    assertThat(StagedFlowCodec.encode(small)).hasSizeLessThan(document.length / 2);
  }
}
