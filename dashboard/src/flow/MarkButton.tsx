import { useState } from 'react';
import type { Flow } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../page/keys';
import { MarkDialog } from './MarkDialog';

/** Says whether a run was good or bad, later too: bad ones are then compared with the others. */
export function MarkButton({ flow }: { flow: Flow }) {
  const [asking, setAsking] = useState(false);
  const ask = () => setAsking(true);
  useKeys({ m: ask });
  return (
    <>
      <Button onClick={ask}>{flow.mark ? 'Change mark' : 'Mark'}</Button>
      {asking && <MarkDialog flow={flow} onClose={() => setAsking(false)} />}
    </>
  );
}
