/** Where a key leads in a list; undefined when it leads nowhere. */
export function placeAfterKey(key: string, place: number, count: number, page: number): number | undefined {
  const target = targetOf(key, place, count, page);
  return target === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, target));
}

function targetOf(key: string, place: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return place + 1;
    case 'ArrowUp':
    case 'k':
      return place - 1;
    case 'PageDown':
      return place + page;
    case 'PageUp':
      return place - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
