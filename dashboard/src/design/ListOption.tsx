import { type HTMLAttributes, useEffect, useRef } from 'react';

interface ListOptionProps extends HTMLAttributes<HTMLDivElement> {
  id: string;
  chosen: boolean;
}

/** A line of a combobox's list, in view while it is chosen. The keys are the input's, as in every combobox. */
export function ListOption({ chosen, ...rest }: ListOptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return <div ref={line} role="option" aria-selected={chosen} tabIndex={-1} {...rest} />;
}
