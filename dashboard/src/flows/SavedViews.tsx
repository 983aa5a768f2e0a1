import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { CopyButton } from '../design/CopyButton';
import { activeFilters, type FlowsSearch } from './filters';
import { isSameView, removeView, saveView, useViews, viewPath } from './views';
import styles from './SavedViews.module.css';

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
      {current === undefined && filtered && <SaveView search={search} />}
      {filtered && <CopyButton text={location.origin + viewPath(search)} label="Copy link" />}
    </div>
  );
}

function SaveView({ search }: { search: FlowsSearch }) {
  const [name, setName] = useState<string>();
  if (name === undefined) return <Button onClick={() => setName('')}>Save view…</Button>;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') saveView(name.trim(), search);
    setName(undefined);
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <input
        className={controls.input}
        aria-label="Name of the view"
        placeholder="Name of the view"
        maxLength={60}
        // The field replaces the button that the reader has just pressed.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
      />
      <Button type="submit">Save</Button>
    </form>
  );
}
