import { useEffect, useState } from 'react';

/**
 * The value, once the page has been painted with everything that hangs on it directly: what is cheap to
 * draw need not wait for what is not. A newer value replaces one that still waits.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => setPainted(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [value]);
  return painted;
}
