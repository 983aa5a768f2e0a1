import { useEffect, useState } from 'react';
import { ignoredParameters, parseSearch } from './search';
import styles from './IgnoredParameters.module.css';

/** What the address said when the browser arrived, until a page has reported on it. */
let arrivedWith = location.search;

/** A line that says which parts of the address the page's own reading of it leaves out. */
export function IgnoredParameters({ read }: { read: (raw: Record<string, string>) => object }) {
  const [ignored] = useState(() => ignoredParameters(arrivedWith, read(parseSearch(arrivedWith))));
  useEffect(() => {
    arrivedWith = '';
  }, []);
  if (ignored.length === 0) return null;
  return (
    <p className={styles.line} role="status">
      The address said <code>{ignored.join(' ')}</code>, which this page does not understand and ignores.
    </p>
  );
}
