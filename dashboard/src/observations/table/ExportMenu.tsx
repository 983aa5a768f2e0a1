import { Button } from '../../design/Button';
import { counted } from '../../design/format';
import type { ExportFormat } from '../export/format';
import type { ObservationSource, Question } from '../worker/methods';
import { Menu } from './Menu';
import styles from './Menu.module.css';
import { useExport } from './useExport';

interface ExportMenuProps {
  source: ObservationSource;
  question: Question;
  paths: string[];
  matched: number;
  name: string;
}

const FORMATS: ExportFormat[] = ['csv', 'json', 'ndjson'];

/** Takes what the filters leave out of the page. */
export function ExportMenu({ source, question, paths, matched, name }: ExportMenuProps) {
  const { said, download, copy } = useExport(source, question, paths);
  return (
    <Menu label="Export">
      <p className={styles.quiet}>
        {counted(matched, 'row')} as shown. CSV holds the shown columns, JSON and NDJSON whole rows.
      </p>
      {FORMATS.map((format) => (
        <div key={format} className={styles.line}>
          <span className={styles.name}>{format.toUpperCase()}</span>
          <Button aria-label={`Download as ${format}`} onClick={() => void download(format, name)}>
            Download
          </Button>
          <Button aria-label={`Copy as ${format}`} onClick={() => void copy(format)}>
            Copy
          </Button>
        </div>
      ))}
      <p role="status" className={styles.quiet}>
        {said}
      </p>
    </Menu>
  );
}
