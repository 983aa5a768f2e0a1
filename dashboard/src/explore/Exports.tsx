import { useState } from 'react';
import { askFile } from '../api/client';
import { apiPaths } from '../api/paths';
import { explain } from '../api/problem';
import { Button } from '../design/Button';
import { count } from '../design/format';
import { saveFile } from '../design/saveFile';
import styles from './ExplorePage.module.css';
import { type ExportFormat, exported, FORMATS } from './exports';
import type { ExploreSearch } from './search';

/** Takes the answer away as a file, beyond what the page shows of it. */
export function Exports({ search }: { search: ExploreSearch }) {
  const [said, setSaid] = useState('');
  const take = async (format: ExportFormat) => {
    const question = exported(search);
    if (question === undefined) return;
    setSaid('Writing');
    try {
      const file = await askFile(apiPaths.explore(), question, format.mediaType);
      saveFile(file, `explore-${question.of}.${format.ending}`);
      setSaid(`Downloaded, ${count(question.limit ?? 0)} rows at most`);
    } catch (error) {
      const { title, detail } = explain(error);
      setSaid(`${title}. ${detail}`);
    }
  };
  return (
    <div className={styles.exports}>
      <span role="status">{said}</span>
      {FORMATS.map((format) => (
        <Button key={format.name} aria-label={`Download as ${format.name}`} onClick={() => void take(format)}>
          {format.name}
        </Button>
      ))}
    </div>
  );
}
