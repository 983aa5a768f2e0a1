import { useId, useState } from 'react';
import { chooseTraceTemplate, useTraceTemplate } from '../page/settings';
import { faultOfTemplate } from '../page/traces';
import controls from '../design/controls.module.css';
import styles from './SettingsPage.module.css';

/** Kept as soon as it is usable; what is not yet is told, and the last usable one holds. */
export function TraceTemplate() {
  const kept = useTraceTemplate();
  const [typed, setTyped] = useState(kept);
  const help = useId();
  const fault = faultOfTemplate(typed);
  const type = (template: string) => {
    setTyped(template);
    if (faultOfTemplate(template) === undefined) chooseTraceTemplate(template);
  };
  return (
    <>
      <input
        className={controls.input}
        type="url"
        aria-label="Address of a trace"
        aria-describedby={help}
        aria-invalid={fault !== undefined}
        placeholder="https://jaeger.example/trace/{traceId}"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.target.value.trim())}
      />
      <p id={help} className={fault === undefined ? styles.words : styles.fault}>
        {fault ?? 'With {traceId}, and {spanId} if wanted. Flows that carry a trace link there.'}
      </p>
    </>
  );
}
