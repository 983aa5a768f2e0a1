import { Link } from '@tanstack/react-router';
import type { Attributes as AttributeValues } from '../api/types';
import styles from './FlowHead.module.css';
import { ownAttributes } from '../page/losses';

interface AttributesProps {
  process: string;
  attributes: AttributeValues | null;
}

/** What the application said about the flow; each value leads to the flows that share it. */
export function Attributes({ process, attributes }: AttributesProps) {
  const entries = ownAttributes(attributes);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.attributes} aria-label="Attributes">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={textOf(value)}>
            <AttributeValue process={process} name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface AttributeValueProps {
  process: string;
  name: string;
  value: unknown;
}

/** The list filters by plain values only. */
function AttributeValue({ process, name, value }: AttributeValueProps) {
  const text = textOf(value);
  if (text === '' || (typeof value === 'object' && value !== null)) return text;
  return (
    <Link to="/flows" search={{ process, [`attr.${name}`]: text }}>
      {text}
    </Link>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
