import type { ReactNode } from 'react';
import { explain } from '../api/problem';
import { Button } from './Button';
import styles from './Notice.module.css';

interface NoticeProps {
  title: string;
  children?: ReactNode;
  tone?: 'plain' | 'failed';
  action?: ReactNode;
}

/** A panel's own words when it has nothing else to show: what is the case, and what to do. */
export function Notice({ title, children, tone = 'plain', action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'failed' ? 'alert' : 'status'}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, advice, faults } = explain(error);
  return (
    <Notice
      tone="failed"
      title={title}
      action={onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    >
      {detail !== '' && <p>{detail}</p>}
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault.pointer + fault.detail}>
              <code>{fault.pointer}</code> {fault.detail}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.advice}>{advice}</p>
    </Notice>
  );
}
