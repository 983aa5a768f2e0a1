import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../design/Button';
import { count } from '../../design/format';
import { DownloadLink } from '../notice/DownloadLink';
import type { ObservationSource } from '../worker/methods';
import { JsonTree } from '../tree/JsonTree';
import type { TreeHit } from '../tree/node';
import styles from './JsonView.module.css';
import { useFind } from './useFind';

interface JsonViewProps {
  source: ObservationSource;
  name: string;
}

/** The whole document as a tree, with its own search, because the browser's finds only what is on screen. */
export function JsonView({ source, name }: JsonViewProps) {
  const [text, setText] = useState('');
  const { hit, next, previous } = useFind(source, text);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.shiftKey) previous();
    else next();
  };
  return (
    <div className={styles.view}>
      <div className={styles.tools} role="search">
        <input
          type="search"
          className={styles.input}
          aria-label="Find in this document"
          placeholder="Find in this document"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button aria-label="Previous hit" disabled={hit === undefined || hit.total === 0} onClick={previous}>
          ↑
        </Button>
        <Button aria-label="Next hit" disabled={hit === undefined || hit.total === 0} onClick={next}>
          ↓
        </Button>
        <span role="status" className={styles.said}>
          {hit !== undefined && said(hit)}
        </span>
        <span className={styles.download}>
          <DownloadLink dataUrl={source.dataUrl} name={name} />
        </span>
      </div>
      <JsonTree source={source} label={`JSON of ${name}`} hit={hit} />
    </div>
  );
}

function said({ total, capped, index }: TreeHit): string {
  if (total === 0) return 'Not found';
  return `${count(index + 1)} of ${count(total)}${capped ? ' and more' : ''}`;
}
