/** One end of a wire between two threads. */
export interface Port {
  send(message: unknown): void;
  receive(listener: (message: unknown) => void): void;
}

/** A worker, its global scope or a message port. */
interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Nothing large is ever copied over the wire: files travel as blobs, which are passed by reference. */
export function portOver(endpoint: Endpoint): Port {
  return {
    send: (message) => endpoint.postMessage(message, []),
    receive: (listener) => endpoint.addEventListener('message', ({ data }) => listener(data)),
  };
}
