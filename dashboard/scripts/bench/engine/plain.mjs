/* The same work as a page does it that keeps the parsed objects: what the engine is measured against. */

export function parse(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Rows with the text in any of their texts, then how they spread over each field. */
export function search(rows, text) {
  const needle = text.toLowerCase();
  const found = rows.filter((row) =>
    Object.values(row).some((value) => typeof value === 'string' && value.toLowerCase().includes(needle)),
  );
  return { found, facets: countAll(found) };
}

export function atLeast(rows, field, bound) {
  const found = rows.filter((row) => row[field] !== null && row[field] >= bound);
  return { found, facets: countAll(found) };
}

export function sortByText(rows, field) {
  const keys = rows.map((row) => row[field].toLowerCase());
  return rows.map((_, place) => place).toSorted((one, other) => compare(keys[one], keys[other]));
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

function countAll(rows) {
  const facets = {};
  for (const row of rows) {
    for (const [field, value] of Object.entries(row)) {
      const counts = (facets[field] ??= new Map());
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return facets;
}
