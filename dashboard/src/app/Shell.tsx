import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { Brand } from './Brand';
import { copyText } from '../design/clipboard';
import { Connection } from './Connection';
import { KeyHelp } from './KeyHelp';
import { useCommandKey, useKeys } from '../page/keys';
import { Said, useSaid } from './Said';
import { useThemeOnPage } from '../page/settings';
import styles from './Shell.module.css';
import { ThemeSwitch } from './ThemeSwitch';

const Palette = lazy(async () => ({ default: (await import('./palette/Palette')).Palette }));

/** What every page stands in. */
export function Shell() {
  const help = useRef<HTMLDialogElement>(null);
  const [searching, setSearching] = useState(false);
  const [said, say] = useSaid();
  const navigate = useNavigate();
  const showKeys = () => help.current?.showModal();
  const copyLink = () =>
    void copyText(location.href).then(
      () => say('Link copied'),
      () => say('The browser refused; copy the address by hand'),
    );
  useThemeOnPage();
  useCommandKey(() => setSearching(true));
  useKeys({
    '?': showKeys,
    y: copyLink,
    'g f': () => void navigate({ to: '/flows' }),
    'g e': () => void navigate({ to: '/explore' }),
    'g p': () => void navigate({ to: '/processes' }),
    'g q': () => void navigate({ to: '/admin/queue' }),
    'g s': () => void navigate({ to: '/settings' }),
  });
  return (
    <>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <header className={styles.bar}>
        <Link to="/flows" className={styles.brand} aria-label="Flow Trail">
          <Brand />
        </Link>
        <Rooms />
        <div className={styles.tools}>
          <Connection />
          <button type="button" className={styles.search} onClick={() => setSearching(true)}>
            Go to <kbd>Ctrl K</kbd>
          </button>
          <ThemeSwitch />
          <button type="button" className={styles.help} onClick={showKeys} aria-label="Keyboard map">
            ?
          </button>
        </div>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <KeyHelp ref={help} />
      <Said words={said} />
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} showKeys={showKeys} copyLink={copyLink} />
        </Suspense>
      )}
    </>
  );
}

function Rooms() {
  return (
    <nav className={styles.rooms} aria-label="Rooms">
      <Link to="/flows" className={styles.room}>
        Flows
      </Link>
      <Link to="/explore" className={styles.room}>
        Explore
      </Link>
      <Link to="/processes" className={styles.room}>
        Processes
      </Link>
      <Link to="/admin/queue" className={styles.room}>
        Queue
      </Link>
      <Link to="/settings" className={styles.room}>
        Settings
      </Link>
    </nav>
  );
}
