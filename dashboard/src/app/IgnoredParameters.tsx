import { useEffect, useState } from 'react';
import { ignoredParameters } from './search';
import styles from './IgnoredParameters.module.css';

/** What the address said when the browser arrived; the router tidies it up before anything is drawn. */
let unreported = location.search;

/** A line that says which parts of the address had no effect. */
export function IgnoredParameters({ understood }: { understood: object }) {
  const [ignored] = useState(() => ignoredParameters(unreported, understood));
  useEffect(() => {
    unreported = '';
  }, []);
  if (ignored.length === 0) return null;
  return (
    <p className={styles.line} role="status">
      The address said <code>{ignored.join(' ')}</code>, which this page does not understand and ignores.
    </p>
  );
}
