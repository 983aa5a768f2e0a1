import { createServer, connect } from 'node:net';

/* Stands before the server: can be shut, as when the server is gone, and made narrow, as a slow network. */

const TICK_MILLIS = 20;

export class Door {
  #target;
  #server;
  #port = 0;
  #bytesPerSecond = Infinity;
  #sockets = new Set();

  static async before(url) {
    const door = new Door();
    door.#target = new URL(url);
    await door.open();
    return door;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Lets at most so many bytes of every answer through in a second. */
  narrow(bytesPerSecond) {
    this.#bytesPerSecond = bytesPerSecond;
  }

  async open() {
    this.#server = createServer((inner) => this.#lead(inner));
    await new Promise((done, fail) => {
      this.#server.once('error', fail).listen(this.#port, '127.0.0.1', done);
    });
    this.#port = this.#server.address().port;
  }

  /** Nobody answers any more, and whoever was talking is cut off. */
  async shut() {
    const closed = new Promise((done) => this.#server.close(done));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #lead(inner) {
    const outer = connect(Number(this.#target.port), this.#target.hostname);
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ]) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    inner.pipe(outer);
    outer.on('data', (bytes) => this.#letThrough(bytes, outer, inner));
  }

  #letThrough(bytes, outer, inner) {
    if (this.#bytesPerSecond === Infinity) return void inner.write(bytes);
    outer.pause();
    const portion = Math.ceil((this.#bytesPerSecond * TICK_MILLIS) / 1_000);
    let sent = 0;
    const timer = setInterval(() => {
      if (!inner.destroyed) inner.write(bytes.subarray(sent, sent + portion));
      sent += portion;
      if (sent < bytes.length && !inner.destroyed) return;
      clearInterval(timer);
      outer.resume();
    }, TICK_MILLIS);
  }
}
