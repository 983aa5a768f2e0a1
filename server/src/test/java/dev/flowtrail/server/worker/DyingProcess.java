package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.worker.StoringTest.Death;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Real parts that can no longer be reached once the process is dead. */
final class DyingProcess {

  private final Death death;
  private final Inbox inbox;
  private final BlobStore blobs;
  private boolean dead;

  DyingProcess(Death death, Inbox inbox, BlobStore blobs) {
    this.death = death;
    this.inbox = inbox;
    this.blobs = blobs;
  }

  /** Nobody is left to catch it. */
  static final class Dead extends Error {}

  Inbox inbox() {
    return (Inbox)
        Proxy.newProxyInstance(
            Inbox.class.getClassLoader(),
            new Class<?>[] {Inbox.class},
            (proxy, method, arguments) -> callInbox(method, arguments));
  }

  private Object callInbox(Method method, Object[] arguments) throws Throwable {
    dieAt(Death.AFTER_SAVE);
    try {
      Object result = method.invoke(inbox, arguments);
      dieAt(Death.AFTER_COMPLETE);
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  BlobStore blobs() {
    return new BlobStore() {
      @Override
      public void put(String key, byte[] bytes) throws IOException {
        dieAt(Death.BEFORE_PUT);
        blobs.put(key, bytes);
        dieAt(Death.AFTER_PUT);
      }

      @Override
      public byte[] read(String key, long offset, int length) throws IOException {
        return blobs.read(key, offset, length);
      }
    };
  }

  private void dieAt(Death moment) {
    if (dead || death == moment) {
      dead = true;
      throw new Dead();
    }
  }
}
