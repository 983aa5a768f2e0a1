import { Link } from '@tanstack/react-router';
import { useTraceTemplate } from '../page/settings';
import { type Trace, traceUrl } from '../page/traces';

/** Leads to the same moment in the reader's tracing tool, or to where that tool is named. */
export function TraceLink({ trace }: { trace: Trace }) {
  const template = useTraceTemplate();
  const url = traceUrl(template, trace);
  if (url === undefined) return <Link to="/settings">name a tracing tool</Link>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      open trace <span aria-hidden="true">↗</span>
    </a>
  );
}
