import { useRouterState } from '@tanstack/react-router';
import { ignoredParameters } from './search';
import styles from './IgnoredParameters.module.css';

/** A line that says which parts of the address had no effect. */
export function IgnoredParameters({ understood }: { understood: object }) {
  const text = useRouterState({ select: (state) => state.location.searchStr });
  const ignored = ignoredParameters(text, understood);
  if (ignored.length === 0) return null;
  return (
    <p className={styles.line} role="status">
      The address says <code>{ignored.join(' ')}</code>, which this page does not understand and ignores.
    </p>
  );
}
