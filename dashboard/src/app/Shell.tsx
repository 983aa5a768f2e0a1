import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { Brand } from './Brand';
import { KeyHelp } from './KeyHelp';
import { useKeys } from './keys';
import styles from './Shell.module.css';
import { ThemeSwitch } from './ThemeSwitch';

/** What every page stands in. */
export function Shell() {
  const help = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const openHelp = () => help.current?.showModal();
  useKeys({ '?': openHelp, 'g f': () => void navigate({ to: '/flows' }) });
  return (
    <>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <header className={styles.bar}>
        <Link to="/flows" className={styles.brand}>
          <Brand />
        </Link>
        <nav className={styles.rooms} aria-label="Rooms">
          <Link to="/flows" className={styles.room}>
            Flows
          </Link>
        </nav>
        <div className={styles.tools}>
          <ThemeSwitch />
          <button type="button" className={styles.help} onClick={openHelp} aria-label="Keyboard and settings">
            ?
          </button>
        </div>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <KeyHelp ref={help} />
    </>
  );
}
