import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ObservationMeta } from '../api/types';
import { Skeleton } from '../design/Skeleton';
import styles from './Inspector.module.css';

const route = getRouteApi('/flows/$flowId');

/** Tables, trees and their worker come only to those who look at data. */
export async function loadObservationView() {
  const { ObservationView: view } = await import('../observations');
  return { default: view };
}

const ObservationView = lazy(loadObservationView);

export function ObservationPanel({ observation }: { observation: ObservationMeta }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className={styles.observation}>
      <Suspense fallback={<Skeleton rows={8} label="Loading the view" />}>
        <ObservationView
          key={observation.id}
          observation={observation}
          search={search}
          onSearchChange={(patch, how) =>
            void navigate({
              search: (before) => ({ ...before, ...patch }),
              replace: how === 'replace',
              resetScroll: false,
            })
          }
        />
      </Suspense>
    </div>
  );
}
