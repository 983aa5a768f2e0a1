import { Link } from '@tanstack/react-router';
import { Button } from '../design/Button';
import { CopyButton } from '../design/CopyButton';
import { NameForm } from '../design/NameForm';
import styles from '../design/names.module.css';
import { activeFilters, type FlowsSearch } from './filters';
import { isSameView, removeView, saveView, useViews, viewPath } from './views';

/** The reader's named views, and what can be done with the one on the page. */
export function SavedViews({ search }: { search: FlowsSearch }) {
  const views = useViews();
  const current = views.find((view) => isSameView(view.search, search));
  const filtered = activeFilters(search).length > 0;
  if (views.length === 0 && !filtered) return null;
  return (
    <div className={styles.views}>
      {views.length > 0 && (
        <nav aria-label="Saved views" className={styles.names}>
          {views.map((view) => (
            <Link
              key={view.name}
              to="/flows"
              search={view.search}
              activeOptions={{ exact: true }}
              className={styles.view}
              aria-current={view === current ? 'page' : undefined}
            >
              {view.name}
            </Link>
          ))}
        </nav>
      )}
      {current !== undefined && <Button onClick={() => removeView(current.name)}>Forget this view</Button>}
      {current === undefined && filtered && (
        <NameForm what="view" onSave={(name) => saveView(name, search)} />
      )}
      {filtered && <CopyButton text={location.origin + viewPath(search)} label="Copy link" />}
    </div>
  );
}
