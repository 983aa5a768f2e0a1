import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { tokenOf } from './selection';

export interface StepLinkTarget {
  id: string;
  name: string;
  version: number;
}

interface StepLinkProps {
  step: StepLinkTarget;
  steps: readonly StepLinkTarget[];
  selected: boolean;
  className: string | undefined;
  children: ReactNode;
}

/** Selects a step; what was looked at in another step is left behind. */
export function StepLink({ step, steps, selected, className, children }: StepLinkProps) {
  return (
    <Link
      from="/flows/$flowId"
      to="/flows/$flowId"
      search={{ step: tokenOf(step, steps) }}
      resetScroll={false}
      className={className}
      aria-current={selected ? 'step' : undefined}
    >
      {children}
    </Link>
  );
}
