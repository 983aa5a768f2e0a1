import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';

interface AnsweredProps<T> {
  query: UseQueryResult<T>;
  /** What is being found out, for those who wait. */
  waiting: string;
  children: (answer: T) => ReactNode;
}

/** A view once its answer is there; until then the wait, or the fault. */
export function Answered<T>({ query, waiting, children }: AnsweredProps<T>) {
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Skeleton rows={6} label={waiting} />;
}
