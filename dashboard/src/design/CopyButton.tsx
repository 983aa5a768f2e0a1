import { useEffect, useState } from 'react';
import { Button } from './Button';

const SAID_MILLIS = 1_600;

/** Copies a text and says so, or says that the browser refused. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    write(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select it by hand'),
    );
  return (
    <Button onClick={copy} aria-live="polite">
      {said ?? label}
    </Button>
  );
}

/** The clipboard exists only on secure origins; elsewhere this rejects. */
async function write(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
