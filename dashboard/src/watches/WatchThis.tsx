import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../design/Button';
import { type Draft, emptyDraft, fromQuestion } from './draft';
import { WatchDialog } from './WatchDialog';

/** Makes a watch of a query that was asked, and leads to where it is shown. */
export function WatchThis({ query }: { query: string }) {
  const [writing, setWriting] = useState(false);
  const navigate = useNavigate();
  const show = ({ process }: Draft) => {
    const name = process.trim();
    if (name === '') void navigate({ to: '/processes' });
    else void navigate({ to: '/processes/$name', params: { name }, search: { tab: 'watches' } });
  };
  return (
    <>
      <Button onClick={() => setWriting(true)}>Watch this query…</Button>
      {writing && (
        <WatchDialog
          draft={emptyDraft(fromQuestion(query))}
          kept={false}
          onClose={() => setWriting(false)}
          onSaved={show}
        />
      )}
    </>
  );
}
