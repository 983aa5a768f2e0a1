import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './Notice';
import { Skeleton } from './Skeleton';

interface AnsweredProps<T> {
  query: UseQueryResult<T>;
  /** What is being found out, for those who wait. */
  waiting: string;
  /** How many lines the answer will take, roughly. */
  rows?: number;
  children: (answer: T) => ReactNode;
}

/** A view once its answer is there; until then the wait, or the fault. */
export function Answered<T>({ query, waiting, rows = 6, children }: AnsweredProps<T>) {
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Skeleton rows={rows} label={waiting} />;
}
