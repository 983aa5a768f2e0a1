/** What each method takes, answers and reports on its way. */
export interface Method {
  params: unknown;
  result: unknown;
  progress?: unknown;
}

export type Methods<T> = Record<keyof T, Method>;

/** `seq` rises with every call; answers to calls that were cancelled are dropped by it. */
export type ToWorker = { seq: number; method: PropertyKey; params: unknown } | { cancel: number };

export type FromWorker<Fault, Notice> =
  | { seq: number; result: unknown }
  | { seq: number; fault: Fault }
  | { seq: number; progress: unknown }
  | { notice: Notice };
