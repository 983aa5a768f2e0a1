/** All rows by rank: a counting sort, stable in both directions, rows without a value last. */
export function orderRows(ranks: Uint32Array, descending: boolean): Uint32Array {
  const places = highest(ranks) + 1;
  const next = startsOf(ranks, places, descending);
  const order = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) {
    const place = placeOfRank(ranks[row] ?? 0, places, descending);
    const at = next[place] ?? 0;
    order[at] = row;
    next[place] = at + 1;
  }
  return order;
}

/** Where the rows of each place begin. */
function startsOf(ranks: Uint32Array, places: number, descending: boolean): Uint32Array {
  const starts = new Uint32Array(places + 1);
  for (let row = 0; row < ranks.length; row++) {
    const after = placeOfRank(ranks[row] ?? 0, places, descending) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let place = 1; place <= places; place++) {
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  }
  return starts;
}

function highest(ranks: Uint32Array): number {
  let most = 0;
  for (let row = 0; row < ranks.length; row++) most = Math.max(most, ranks[row] ?? 0);
  return most;
}

function placeOfRank(rank: number, places: number, descending: boolean): number {
  if (rank === 0) return places - 1;
  return descending ? places - 1 - rank : rank - 1;
}
