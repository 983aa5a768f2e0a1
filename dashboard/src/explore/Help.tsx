import { Link } from '@tanstack/react-router';
import { EXAMPLES, LANGUAGE } from './examples';
import styles from './Help.module.css';

/** What can be asked: questions to begin with, and the language construct by construct. */
export function Help() {
  return (
    <div className={styles.help}>
      <section className={styles.part} aria-labelledby="explore-examples">
        <h2 id="explore-examples" className={styles.title}>
          Questions to begin with
        </h2>
        <ul className={styles.examples}>
          {EXAMPLES.map(({ what, search }) => (
            <li key={what}>
              <Link to="/explore" search={search}>
                {what}
              </Link>
              {search.query !== undefined && <code>{search.query}</code>}
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-labelledby="explore-language">
        <h2 id="explore-language" className={styles.title}>
          The language
        </h2>
        <dl className={styles.language}>
          {LANGUAGE.map(([written, means]) => (
            <div key={written}>
              <dt>
                <code>{written}</code>
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.quiet}>
          The box completes fields and values; ↓ or Ctrl Space shows what may stand next.
        </p>
      </section>
    </div>
  );
}
