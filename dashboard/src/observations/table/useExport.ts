import { useCallback, useState } from 'react';
import { copyText } from '../../design/clipboard';
import { saveFile } from '../../design/saveFile';
import type { ExportFormat } from '../export/format';
import { observations } from '../state/client';
import type { ObservationSource, Question } from '../worker/methods';

/** Clipboards of common browsers and spreadsheets still take this much, in bytes. */
const MAX_COPY_BYTES = 16 * 1024 * 1024;

interface Export {
  /** What is going on, or how it ended; empty before. */
  said: string;
  download(format: ExportFormat, name: string): Promise<void>;
  copy(format: ExportFormat): Promise<void>;
}

/** Writes what the filters leave, in the order shown, into a file or the clipboard. */
export function useExport(source: ObservationSource, question: Question, paths: string[]): Export {
  const [said, setSaid] = useState('');

  const write = useCallback(
    (format: ExportFormat): Promise<Blob> =>
      observations().call(
        'export',
        { source, question, format, paths },
        { onProgress: ({ done, total }) => setSaid(`Writing, ${Math.floor((done / total) * 100)}%`) },
      ),
    [source, question, paths],
  );

  const download = async (format: ExportFormat, name: string): Promise<void> => {
    try {
      saveFile(await write(format), `${name}.${format}`);
      setSaid('Downloaded');
    } catch {
      setSaid('The export failed. Try again.');
    }
  };

  const copy = async (format: ExportFormat): Promise<void> => {
    try {
      const file = await write(format);
      if (file.size > MAX_COPY_BYTES) {
        setSaid('Too much for the clipboard: download it, or filter further.');
        return;
      }
      await copyText(await file.text());
      setSaid('Copied');
    } catch {
      setSaid('The browser refused to copy. Download instead.');
    }
  };

  return { said, download, copy };
}
