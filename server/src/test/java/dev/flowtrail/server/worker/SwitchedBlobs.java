package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A payload store that can be switched off: then it does nothing that it is asked for. */
final class SwitchedBlobs {

  private final BlobStore store;
  private volatile boolean on;
  private volatile boolean refused;

  SwitchedBlobs(BlobStore store) {
    this.store = store;
  }

  void switchOn() {
    on = true;
  }

  boolean hasRefused() {
    return refused;
  }

  BlobStore store() {
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(),
            new Class<?>[] {BlobStore.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    if (!on) {
      refused = true;
      throw new IOException("switched off");
    }
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
