import { Button } from '../../design/Button';
import { Notice } from '../../design/Notice';
import type { ObservationFault } from '../load/fault';
import { DownloadLink } from './DownloadLink';
import { explainFault } from './explainFault';
import styles from './Notice.module.css';

interface FaultNoticeProps {
  fault: ObservationFault;
  dataUrl: string;
  onRetry?: () => void;
}

/** Why there is nothing to see, and what helps. */
export function FaultNotice({ fault, dataUrl, onRetry }: FaultNoticeProps) {
  const { title, detail, advice, retry, download } = explainFault(fault);
  return (
    <Notice
      tone="failed"
      title={title}
      action={
        <span className={styles.actions}>
          {retry && onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
          {download && <DownloadLink dataUrl={dataUrl} />}
        </span>
      }
    >
      <p>{detail}</p>
      <p>{advice}</p>
    </Notice>
  );
}
