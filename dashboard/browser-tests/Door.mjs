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
    for (const socket of [inner, outer]) {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    }
    inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
    inner.pipe(outer);
    this.#bringBack(outer, inner).catch(() => inner.destroy());
  }

  async #bringBack(outer, inner) {
    for await (const bytes of outer) {
      let sent = 0;
      while (sent < bytes.length) {
        const portion = Math.ceil((this.#bytesPerSecond * TICK_MILLIS) / 1_000);
        inner.write(bytes.subarray(sent, sent + portion));
        sent += portion;
        if (this.#bytesPerSecond < Infinity) await new Promise((wake) => setTimeout(wake, TICK_MILLIS));
      }
    }
    inner.end();
  }
}
