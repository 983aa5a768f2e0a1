type Run<T, P> = (signal: AbortSignal, report: (progress: P) => void) => Promise<T>;

/** Work that several callers wait for; it stops when the last of them has gone. */
export class SharedTask<T, P> {
  readonly #controller = new AbortController();
  readonly #reports = new Set<(progress: P) => void>();
  readonly #result: Promise<T>;
  #waiting = 0;

  constructor(run: Run<T, P>) {
    // Begins after the first caller has joined, who would miss the first report otherwise.
    this.#result = Promise.resolve().then(() =>
      run(this.#controller.signal, (progress) => {
        for (const report of this.#reports) report(progress);
      }),
    );
    // Every caller hears of a fault through `join`; one without callers has nobody to tell.
    this.#result.catch(() => undefined);
  }

  /** True once nobody waited any more: the work was stopped and cannot be joined. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  join(signal: AbortSignal, report: (progress: P) => void): Promise<T> {
    this.#waiting++;
    this.#reports.add(report);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#leave(report, signal.reason);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      void this.#result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #leave(report: (progress: P) => void, reason: unknown): void {
    this.#reports.delete(report);
    this.#waiting--;
    if (this.#waiting === 0) this.#controller.abort(reason);
  }
}
