import { Notice } from '../design/Notice';

/** What every view says of a process without runs. */
export function NoRuns() {
  return (
    <Notice title="No run in this time">
      <p>Choose a longer stretch of time, or send a flow of this name.</p>
    </Notice>
  );
}
