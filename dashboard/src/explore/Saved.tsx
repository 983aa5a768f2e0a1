import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { change } from '../api/client';
import type { SavedQuery } from '../api/explore';
import { savedQueriesQuery } from '../api/exploreQueries';
import { apiPaths } from '../api/paths';
import { explain } from '../api/problem';
import { Button } from '../design/Button';
import { CopyButton } from '../design/CopyButton';
import { NameForm } from '../design/NameForm';
import styles from '../design/names.module.css';
import { isSaved, toSaved, toSearch } from './saved';
import type { ExploreSearch } from './search';

/** The questions that somebody gave a name, the same for everybody who uses this server. */
export function Saved({ search, asking }: { search: ExploreSearch; asking: boolean }) {
  const saved = useQuery(savedQueriesQuery()).data?.saved ?? [];
  const current = saved.find((query) => isSaved(query, search));
  const { mutate: save, error: notSaved } = useChange((name: string) =>
    change('PUT', apiPaths.savedQuery(name), toSaved(search)),
  );
  const { mutate: forget, error: notForgotten } = useChange((name: string) =>
    change('DELETE', apiPaths.savedQuery(name)),
  );
  const fault = notSaved ?? notForgotten;
  return (
    <div className={styles.views}>
      <Names saved={saved} current={current} />
      {asking && current !== undefined && (
        <Button onClick={() => forget(current.name)}>Forget this query</Button>
      )}
      {asking && current === undefined && <NameForm what="query" onSave={save} />}
      {asking && <CopyButton text={() => location.href} label="Copy link" />}
      {fault !== null && <span role="alert">{explain(fault).title}</span>}
    </div>
  );
}

function Names({ saved, current }: { saved: readonly SavedQuery[]; current: SavedQuery | undefined }) {
  if (saved.length === 0) return null;
  return (
    <nav aria-label="Saved queries" className={styles.names}>
      {saved.map((query) => (
        <Link
          key={query.name}
          to="/explore"
          search={toSearch(query)}
          activeOptions={{ exact: true }}
          className={styles.view}
          aria-current={query === current ? 'page' : undefined}
        >
          {query.name}
        </Link>
      ))}
    </nav>
  );
}

function useChange(ask: (name: string) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => client.invalidateQueries({ queryKey: savedQueriesQuery().queryKey }),
  });
}
