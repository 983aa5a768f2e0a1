/** Work that is done on first use, once for all who ask; when it fails, the next one who asks tries again. */
export class Lazy<T> {
  readonly #make: () => Promise<T>;
  #value: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  get(): Promise<T> {
    this.#value ??= this.#attempt();
    return this.#value;
  }

  async #attempt(): Promise<T> {
    try {
      return await this.#make();
    } catch (error) {
      this.#value = undefined;
      throw error;
    }
  }
}
