import type { ReactNode } from 'react';
import { PanelBoundary } from '../page/PanelBoundary';
import { SingleKeysSwitch } from '../page/SingleKeysSwitch';
import { CodeFigure } from '../page/CodeFigure';
import { firstFlowSnippet } from '../page/snippet';
import { KeptData } from './KeptData';
import styles from './SettingsPage.module.css';
import { ThemeChoice } from './ThemeChoice';
import { TraceTemplate } from './TraceTemplate';

/** The reader's own settings. They stay in this browser; the server has its own, by its command line. */
export function SettingsPage() {
  return (
    <div className={styles.page}>
      <title>Settings · Flow Trail</title>
      <h1 className={styles.title}>Settings</h1>
      <p className={styles.words}>They stay in this browser and hold for all its tabs.</p>
      <Section title="Theme">
        <ThemeChoice />
      </Section>
      <Section title="Keyboard">
        <SingleKeysSwitch />
        <p className={styles.words}>
          Ctrl K (⌘ K on a Mac) works always. Turn single keys off when a voice or a trembling hand may press
          them.
        </p>
      </Section>
      <Section title="Tracing tool">
        <TraceTemplate />
      </Section>
      <Section title="Data kept in this browser">
        <KeptData />
      </Section>
      <Section title="Send flows to this server">
        <CodeFigure code={firstFlowSnippet(location.origin)} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.name}>{title}</h2>
      <div className={styles.content}>
        <PanelBoundary subject={title}>{children}</PanelBoundary>
      </div>
    </section>
  );
}
