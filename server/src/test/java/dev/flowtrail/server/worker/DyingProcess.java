package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.worker.StoringTest.Death;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
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

  /** Only what a worker needs of them. */
  BlobStore blobs() {
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(),
            new Class<?>[] {BlobStore.class},
            (proxy, method, arguments) ->
                method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : callBlobs(method, arguments));
  }

  private Object callBlobs(Method method, Object[] arguments) throws Exception {
    return method.getName().equals("create")
        ? new DyingWriter((String) arguments[0])
        : method.invoke(blobs, arguments);
  }

  private final class DyingWriter extends BlobWriter {
    private final BlobWriter writer;

    DyingWriter(String key) throws IOException {
      dieAt(Death.BEFORE_PUT);
      writer = blobs.create(key);
    }

    @Override
    public void write(int value) throws IOException {
      writer.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      writer.write(bytes, offset, count);
    }

    @Override
    public void commit() throws IOException {
      writer.commit();
      dieAt(Death.AFTER_PUT);
    }

    @Override
    public void close() {
      writer.close();
    }
  }

  private void dieAt(Death moment) {
    if (dead || death == moment) {
      dead = true;
      throw new Dead();
    }
  }
}
