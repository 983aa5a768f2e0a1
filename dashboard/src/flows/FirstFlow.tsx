import { Light } from '../design/Light';
import styles from './FirstFlow.module.css';
import { CodeFigure } from '../page/CodeFigure';
import { firstFlowSnippet } from '../page/snippet';

/** An empty server: how to send the first flow, and a light that waits for it. */
export function FirstFlow() {
  return (
    <section className={styles.first} aria-labelledby="first-flow">
      <p className={styles.listening} role="status">
        <Light state="waiting" /> Listening for the first flow
      </p>
      <h2 id="first-flow" className={styles.title}>
        No flow has arrived yet
      </h2>
      <p className={styles.words}>
        Add <code>dev.flowtrail:flowtrail-sdk</code> to a Java program, then let it tell how it decides. Or
        run <code>make demo</code> to watch two real pipelines.
      </p>
      <CodeFigure code={firstFlowSnippet(location.origin)} />
    </section>
  );
}
