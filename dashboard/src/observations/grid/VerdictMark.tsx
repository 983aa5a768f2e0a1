import styles from './VerdictMark.module.css';

/** Kept, dropped or not said: a glyph and a word, colour only on top. */
export function VerdictMark({ passed }: { passed: boolean | null }) {
  const [verdict, glyph, word] = describe(passed);
  return (
    <span className={styles.mark} data-verdict={verdict}>
      <span aria-hidden="true" className={styles.glyph}>
        {glyph}
      </span>
      {word}
    </span>
  );
}

function describe(passed: boolean | null): [verdict: string, glyph: string, word: string] {
  if (passed === null) return ['unknown', '–', 'not said'];
  return passed ? ['kept', '✓', 'kept'] : ['dropped', '✕', 'dropped'];
}
