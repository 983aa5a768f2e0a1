import { useEffect, useState } from 'react';
import { Button } from './Button';
import { copyText } from './clipboard';

const SAID_MILLIS = 1_600;

interface CopyButtonProps {
  /** What is copied, or how to find it at the moment of the press. */
  text: string | (() => string);
  label?: string;
}

/** Copies a text and says so, or says that the browser refused. */
export function CopyButton({ text, label = 'Copy' }: CopyButtonProps) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    copyText(typeof text === 'string' ? text : text()).then(
      () => setSaid('Copied'),
      () => setSaid('Select it by hand'),
    );
  return (
    <Button onClick={copy} aria-live="polite">
      {said ?? label}
    </Button>
  );
}
