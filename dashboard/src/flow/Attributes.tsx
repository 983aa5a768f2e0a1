import type { Attributes as AttributeValues } from '../api/types';
import styles from './FlowHead.module.css';

export function Attributes({ attributes }: { attributes: AttributeValues | null }) {
  const entries = Object.entries(attributes ?? {});
  if (entries.length === 0) return null;
  return (
    <dl className={styles.attributes} aria-label="Attributes">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
