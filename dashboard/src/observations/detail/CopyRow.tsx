import { useState } from 'react';
import { Button } from '../../design/Button';
import { copyText } from '../../design/clipboard';
import { observations } from '../state/client';
import type { ObservationSource } from '../worker/methods';

/** Copies the whole value at `start`, indented, every number as it was written. */
export function CopyRow({ source, start }: { source: ObservationSource; start: number }) {
  const [said, setSaid] = useState<string>();
  const copy = async (): Promise<void> => {
    try {
      await copyText(await observations().call('text', { source, start }));
      setSaid('Copied');
    } catch {
      setSaid('The browser refused');
    }
  };
  return (
    <Button aria-live="polite" onClick={() => void copy()} onBlur={() => setSaid(undefined)}>
      {said ?? 'Copy JSON'}
    </Button>
  );
}
