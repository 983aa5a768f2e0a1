import type { Dictionary } from './column';
import { TextArena } from './TextArena';
import { TextIndex } from './TextIndex';

/** After so many texts it is clear whether they repeat. */
const TRIAL = 4096;

/** This many distinct ones among them, and they do not. */
const MOSTLY_DISTINCT = TRIAL * 0.75;

/**
 * Numbers UTF-8 texts from 1 in order of appearance, equal ones alike; decodes nothing. Where the first
 * thousands hardly repeat, as ids and titles do, every later text gets a number of its own: looking for
 * its equal would save nothing.
 */
export class DictionaryBuilder {
  readonly #arena: TextArena;
  #index: TextIndex | null;
  #taken = 0;

  /** @param expected how many texts will come at most, about */
  constructor(expected: number) {
    this.#arena = new TextArena(expected);
    this.#index = new TextIndex(this.#arena);
  }

  /** The code of the text in `bytes` from `start` up to `end`. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (this.#index === null) return this.#arena.append(bytes, start, end);
    if (++this.#taken === TRIAL && this.#arena.count > MOSTLY_DISTINCT) this.#index = null;
    return this.#index?.codeOf(bytes, start, end) ?? this.#arena.append(bytes, start, end);
  }

  build(): Dictionary {
    return this.#arena.toDictionary();
  }
}
