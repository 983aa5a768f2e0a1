import { lossWords } from '../../page/losses';
import { Notice } from '../../design/Notice';
import type { LostData } from '../load/lost';

/** What was captured here is not here; the JSON below is the note that the SDK left. */
export function LostNotice({ lost: { cause, detail } }: { lost: LostData }) {
  const { what, advice } = lossWords(cause);
  return (
    <Notice title="This data was lost before it was sent">
      <p>
        {what} (<code>{cause}</code>){detail !== null && <>: {detail}</>}
      </p>
      {advice !== '' && <p>{advice}</p>}
    </Notice>
  );
}
