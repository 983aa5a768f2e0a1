import { useState } from 'react';
import { askFile } from '../api/client';
import { apiPaths } from '../api/paths';
import { explain } from '../api/problem';
import { Button } from '../design/Button';
import { saveFile } from '../design/saveFile';
import styles from './ExplorePage.module.css';
import { type ExploreSearch, questionOf } from './search';

const FORMATS: [name: string, ending: string, mediaType: string][] = [
  ['CSV', 'csv', 'text/csv'],
  ['JSON', 'json', 'application/json'],
  ['Parquet', 'parquet', 'application/vnd.apache.parquet'],
];

/** Takes the whole answer away as a file, not only the page that is shown. */
export function Exports({ search }: { search: ExploreSearch }) {
  const [said, setSaid] = useState('');
  const take = async (ending: string, mediaType: string) => {
    setSaid('Writing');
    const question = { ...questionOf(search), cursor: undefined, limit: undefined };
    try {
      saveFile(await askFile(apiPaths.explore(), question, mediaType), `explore-${question.of}.${ending}`);
      setSaid('Downloaded');
    } catch (error) {
      const { title, detail } = explain(error);
      setSaid(`${title}. ${detail}`);
    }
  };
  return (
    <div className={styles.exports}>
      <span role="status">{said}</span>
      {FORMATS.map(([name, ending, mediaType]) => (
        <Button key={name} aria-label={`Download as ${name}`} onClick={() => void take(ending, mediaType)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
