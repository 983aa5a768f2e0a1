import { useMemo } from 'react';
import type { ObservationMeta } from '../api/types';
import { Button } from '../design/Button';
import { Notice } from '../design/Notice';
import { JsonView } from './json/JsonView';
import { CacheNotice } from './notice/CacheNotice';
import { FaultNotice } from './notice/FaultNotice';
import { LostNotice } from './notice/LostNotice';
import { PartNotice } from './notice/PartNotice';
import { LoadingNotice } from './notice/LoadingNotice';
import styles from './ObservationView.module.css';
import type { ChangeSearch, ObservationSearch } from './search';
import { useDraftSearch } from './state/useDraftSearch';
import { useObservation } from './state/useObservation';
import { TableView } from './table/TableView';
import { ViewSwitch } from './ViewSwitch';
import type { ObservationShape, ObservationSource } from './worker/methods';
import { sourceOf } from './worker/methods';

export interface ObservationViewProps {
  /** Give the component the observation's id as its key: one instance shows one observation. */
  observation: ObservationMeta;
  search: ObservationSearch;
  onSearchChange: ChangeSearch;
}

/** One observation: a table of candidates where it is an array of objects, and its JSON always. */
export function ObservationView(props: ObservationViewProps) {
  const { array = '' } = props.search;
  return <ChosenArray key={array} {...props} />;
}

/** Another array of the same document is opened anew. */
function ChosenArray({ observation, search, onSearchChange }: ObservationViewProps) {
  const source = useSource(observation, search.array);
  const [opening, { stop, retry }] = useObservation(source);
  return (
    <div className={styles.view}>
      {opening.state === 'loading' && (
        <LoadingNotice progress={opening.progress} itemCount={observation.itemCount} onStop={stop} />
      )}
      {opening.state === 'stopped' && (
        <Notice title="Loading was stopped" action={<Button onClick={retry}>Load it</Button>} />
      )}
      {opening.state === 'failed' && (
        <FaultNotice fault={opening.fault} dataUrl={source.dataUrl} onRetry={retry} />
      )}
      {opening.state === 'ready' && (
        <Opened
          source={source}
          name={observation.name}
          shape={opening.shape}
          search={search}
          onSearchChange={onSearchChange}
        />
      )}
      <PartNotice summary={observation.summary} />
      <CacheNotice />
    </div>
  );
}

interface OpenedProps {
  source: ObservationSource;
  name: string;
  shape: ObservationShape;
  search: ObservationSearch;
  onSearchChange: ChangeSearch;
}

function Opened({ source, name, shape: { rows, arrays, lost }, search, onSearchChange }: OpenedProps) {
  const [draft, update] = useDraftSearch(search, onSearchChange);
  const view = rows === null ? 'json' : (draft.view ?? 'table');
  return (
    <>
      {lost !== null && <LostNotice lost={lost} />}
      {rows !== null && (
        <ViewSwitch
          view={view}
          rows={rows}
          arrays={arrays}
          onView={(next) => update(() => ({ view: next === 'table' ? undefined : next }), 'push')}
          onArray={(array) => update(() => lookingAt(array), 'push')}
        />
      )}
      {rows !== null && view === 'table' ? (
        <TableView source={source} name={name} rows={rows} search={draft} onUpdate={update} />
      ) : (
        <JsonView source={source} name={name} />
      )}
    </>
  );
}

/** Filters, order and columns of one array mean nothing in another. */
function lookingAt(array: string): ObservationSearch {
  const none = {
    f: undefined,
    q: undefined,
    sort: undefined,
    row: undefined,
    cols: undefined,
    pin: undefined,
  };
  return { ...none, array };
}

/** Keeps its identity while the server answers the same again. */
function useSource(observation: ObservationMeta, array: string | undefined): ObservationSource {
  const key = JSON.stringify(sourceOf(observation, array ?? null));
  return useMemo(() => JSON.parse(key) as ObservationSource, [key]);
}
