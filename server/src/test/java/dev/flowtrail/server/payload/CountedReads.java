package dev.flowtrail.server.payload;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A real store whose reads are counted, and may be made to fail or to wait. */
final class CountedReads {

  private final AtomicInteger count = new AtomicInteger();
  private final BlobStore store;
  private volatile BeforeRead before = number -> {};

  /** Happens before a read, which has a number from 1. */
  interface BeforeRead {
    void run(int number) throws IOException;
  }

  CountedReads(BlobStore store) {
    this.store = store;
  }

  void before(BeforeRead before) {
    this.before = before;
  }

  int count() {
    return count.get();
  }

  BlobStore store() {
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(),
            new Class<?>[] {BlobStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("read")) {
                before.run(count.incrementAndGet());
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
