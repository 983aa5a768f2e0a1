package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.protocol.Trace;
import java.lang.ref.Cleaner.Cleanable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a flow until it is sent. Knows none of the objects that the host holds, so that
 * it is still there when nobody holds them any more.
 */
final class FlowContent {
  /** After so long without news a server is told that there is still somebody. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Ending STILL_RUNS = new Ending(Status.RUNNING, "", null);

  private final FlowScope scope;
  private final FlowSampling sampling;
  private final OpenFlows openFlows;
  private final Dispatch dispatch;
  private final @Nullable FlowContext resumed;
  private final UUID id;
  private final String name;
  private final @Nullable String key;
  private final Attributes attributes;
  private final Links links;
  private final Versions versions = new Versions();
  private final List<StepContent> steps = new ArrayList<>();
  private @Nullable Submission submission;
  private @Nullable Submission lastPiece;
  private long lastPieceNanos;
  private volatile @Nullable Cleanable watch;

  FlowContent(
      FlowScope scope,
      FlowSampling sampling,
      OpenFlows openFlows,
      Dispatch dispatch,
      String name,
      @Nullable String key,
      @Nullable Trace trace,
      @Nullable FlowContext resumed) {
    this.scope = scope;
    this.sampling = sampling;
    this.openFlows = openFlows;
    this.dispatch = dispatch;
    this.resumed = resumed;
    this.id = resumed == null ? scope.nextId() : resumed.flowId();
    this.name = name;
    this.key = key;
    this.attributes = new Attributes(scope, toString());
    this.links = new Links(scope.losses(), toString(), trace);
  }

  UUID id() {
    return id;
  }

  /** Whether this is a part of a flow that began elsewhere, where its end is told too. */
  boolean isPart() {
    return resumed != null;
  }

  String name() {
    return name;
  }

  FlowScope scope() {
    return scope;
  }

  Attributes attributes() {
    return attributes;
  }

  Links links() {
    return links;
  }

  /** Who tells when nobody holds the flow any more; not needed once it ended. */
  void watchedBy(Cleanable cleanable) {
    watch = cleanable;
  }

  /** Null when it takes no more steps; that is counted. */
  @Nullable StepContent addStep(String stepName, @Nullable UUID parentId) {
    Loss refusal;
    synchronized (this) {
      refusal = refusal();
      if (refusal == null) {
        return add(stepName, parentId);
      }
    }
    scope.losses().lost(refusal, "step " + stepName + " of " + this);
    return null;
  }

  /** Whether it is to be pushed while it runs. */
  void push(boolean pieceByPiece) {
    if (pieceByPiece && !ended()) {
      openFlows.push(this);
      dispatch.wake();
    } else {
      openFlows.pushNoMore(this);
    }
  }

  /**
   * Sends what came since the last piece, once that has arrived; of a flow that will be sent in any
   * case. Where nothing came it tells now and then that the flow lives.
   *
   * @return false once the flow ended
   */
  boolean pushNews() {
    Reservation memory = scope.memory().another();
    Submission piece;
    FlowDocument<Snapshot> news;
    synchronized (this) {
      news = mayPush() ? takeNews(memory) : null;
      if (news == null) {
        return submission == null;
      }
      piece = dispatch.pieceOf(id, name, scope.losses());
      lastPiece = piece;
      lastPieceNanos = scope.clock().nanos();
    }
    dispatch.sendNews(news, scope.clock().unnoticedNow(), piece, memory);
    return true;
  }

  /** Whether only the rest is to be sent. */
  private boolean pushed() {
    return lastPiece != null || isPart();
  }

  private boolean mayPush() {
    boolean arrived = lastPiece == null || lastPiece.outcome() != Outcome.PENDING;
    boolean kept = isPart() || sampling.keeps(name, key, id, Status.RUNNING);
    return submission == null && arrived && kept;
  }

  private @Nullable FlowDocument<Snapshot> takeNews(Reservation to) {
    List<FlowDocument.Step<Snapshot>> newSteps = new ArrayList<>();
    for (StepContent step : steps) {
      FlowDocument.Step<Snapshot> news = step.takeNews(to);
      if (news != null) {
        newSteps.add(news);
      }
    }
    Map<String, String> notes = new LinkedHashMap<>();
    links.note(notes);
    String newAttributes = attributes.news(notes);
    boolean silent = scope.clock().nanos() - lastPieceNanos < HEARTBEAT.toNanos();
    if (lastPiece != null && newSteps.isEmpty() && newAttributes == null && silent) {
      return null;
    }
    return new FlowDocument<>(head(STILL_RUNS, newAttributes), newSteps);
  }

  /** The first end counts; every other one gives the submission of the first. */
  Submission finish(@Nullable Status status, @Nullable String reason) {
    String clean = scope.cleanReason(reason, this);
    return end(new Ending(Ending.sendable(status), clean, scope.clock().now()), null);
  }

  /**
   * Sends what there is of a flow that nobody finished, as one that still runs: only a server may
   * say of a flow that it was abandoned. Does nothing when somebody did.
   */
  void abandon(String why) {
    if (!ended()) {
      end(new Ending(Status.RUNNING, "abandoned: " + why, null), why);
    }
  }

  /** How long nothing was recorded. */
  long idleNanos() {
    return scope.clock().idleNanos();
  }

  @Override
  public String toString() {
    return "flow " + name;
  }

  private synchronized boolean ended() {
    return submission != null;
  }

  private Submission end(Ending told, @Nullable String abandonedWhy) {
    Ending ending = isPart() ? STILL_RUNS : told;
    FlowDocument<Snapshot> captured;
    Submission mine;
    boolean kept = ending.at() == null || sampling.keeps(name, key, id, ending.status());
    synchronized (this) {
      if (submission != null) {
        return submission;
      }
      mine = dispatch.submissionOf(id, name);
      submission = mine;
      if (abandonedWhy != null) {
        scope.losses().lost(Loss.NEVER_FINISHED, this + ": " + abandonedWhy);
      }
      captured = seal(ending);
    }
    openFlows.remove(this);
    stopWatching();
    if (kept) {
      sendRest(captured, mine);
    } else {
      dispatch.leaveOut(mine, scope.memory());
    }
    return mine;
  }

  private void sendRest(FlowDocument<Snapshot> rest, Submission mine) {
    if (!pushed()) {
      dispatch.send(rest, mine, scope.memory());
    } else {
      dispatch.sendNews(rest, scope.clock().unnoticedNow(), mine, scope.memory());
    }
  }

  /** Otherwise each flow would have to wait for the collector and one slow thread. */
  private void stopWatching() {
    Cleanable watching = watch;
    if (watching != null) {
      watching.clean();
    }
  }

  private @Nullable Loss refusal() {
    if (submission != null) {
      return Loss.TOO_LATE;
    }
    return scope.holdMetadata() ? null : Loss.BUFFER_FULL;
  }

  private StepContent add(String stepName, @Nullable UUID parentId) {
    Instant now = scope.clock().now();
    StepHead opened =
        new StepHead(
            scope.nextId(),
            stepName,
            versions.next(stepName),
            steps.size(),
            parentId == null && resumed != null ? resumed.stepId() : parentId,
            null,
            Status.RUNNING,
            "",
            now,
            now,
            null);
    StepContent step = new StepContent(scope, opened, name);
    steps.add(step);
    return step;
  }

  private FlowDocument<Snapshot> seal(Ending ending) {
    List<FlowDocument.Step<Snapshot>> sealed = new ArrayList<>();
    for (StepContent step : steps) {
      FlowDocument.Step<Snapshot> rest = pushed() ? step.sealNews() : step.seal();
      if (rest != null) {
        sealed.add(rest);
      }
    }
    steps.clear();
    return new FlowDocument<>(head(ending), sealed);
  }

  private FlowHead head(Ending ending) {
    Map<String, String> notes = new LinkedHashMap<>();
    links.note(notes);
    if (!isPart()) {
      sampling.note(ending.status(), notes);
    }
    return head(ending, attributes.seal(notes));
  }

  private FlowHead head(Ending ending, @Nullable String attributesJson) {
    return new FlowHead(
        id,
        name,
        key,
        ending.status(),
        ending.reason(),
        scope.clock().start(),
        ending.at(),
        attributesJson,
        links.trace());
  }
}
