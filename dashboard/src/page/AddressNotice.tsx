import styles from './AddressNotice.module.css';

/** A line that says which parts of the address lead nowhere; the page shows what it can without them. */
export function AddressNotice({ ignored }: { ignored: readonly string[] }) {
  if (ignored.length === 0) return null;
  return (
    <p className={styles.line} role="status">
      The address said <code>{ignored.join(' ')}</code>, which means nothing here and is ignored.
    </p>
  );
}
