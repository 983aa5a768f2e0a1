/** All rows by rank: a counting sort, stable in both directions, rows without a value last. */
export function orderRows(ranks: Uint32Array, descending: boolean): Uint32Array {
  const places = ranks.reduce((highest, rank) => Math.max(highest, rank), 0) + 1;
  const starts = new Uint32Array(places + 1);
  const placeOf = (rank: number): number => placeOfRank(rank, places, descending);
  for (const rank of ranks) bump(starts, placeOf(rank) + 1);
  for (let place = 1; place <= places; place++)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) {
    const place = placeOf(ranks[row] ?? 0);
    order[starts[place] ?? 0] = row;
    bump(starts, place);
  }
  return order;
}

function placeOfRank(rank: number, places: number, descending: boolean): number {
  if (rank === 0) return places - 1;
  return descending ? places - 1 - rank : rank - 1;
}

function bump(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
