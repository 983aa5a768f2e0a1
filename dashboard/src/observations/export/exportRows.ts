import { nextTask } from '../rpc/serve';
import { cellAt, RowPicker } from '../rows/pick';
import type { RowOffsets } from '../scan/survey';
import { onOneLine } from './compact';
import { csvHeader, csvLine } from './csv';
import type { ExportFormat } from './format';
import { MEDIA_TYPES } from './format';

export interface ExportRequest {
  bytes: Uint8Array;
  offsets: RowOffsets;
  /** Rows to write, in this order. */
  rows: Uint32Array;
  format: ExportFormat;
  /** Columns of the CSV; JSON and NDJSON always carry whole rows, byte for byte. */
  paths: readonly string[];
}

/** Rows between two chances to stop, and to answer others. */
const ROWS_PER_PIECE = 2000;

type Piece = string | Uint8Array<ArrayBuffer>;

/** Writes the rows as a file. */
export async function exportRows(
  request: ExportRequest,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Blob> {
  const { format, rows, paths } = request;
  const writeRow = format === 'csv' ? csvWriter(request) : jsonWriter(request);
  const parts: Piece[] = [{ csv: csvHeader(paths), json: '[', ndjson: '' }[format]];
  for (let from = 0; from < rows.length; from += ROWS_PER_PIECE) {
    const to = Math.min(rows.length, from + ROWS_PER_PIECE);
    for (let place = from; place < to; place++) parts.push(...writeRow(rows[place] ?? 0, place === 0));
    onProgress(to);
    // One piece after the other on purpose: between them others get their turn.
    // oxlint-disable-next-line no-await-in-loop
    await nextTask();
    signal.throwIfAborted();
  }
  if (format === 'json') parts.push(rows.length === 0 ? ']\n' : '\n]\n');
  return new Blob(parts, { type: MEDIA_TYPES[format] });
}

type RowWriter = (row: number, first: boolean) => Piece[];

function csvWriter({ bytes, offsets, paths }: ExportRequest): RowWriter {
  const picker = new RowPicker(paths);
  return (row) => {
    const spans = picker.pick(bytes, offsets.starts[row] ?? 0);
    return [csvLine(spans.map((span) => cellAt(bytes, span, Number.POSITIVE_INFINITY)))];
  };
}

function jsonWriter({ bytes, offsets, format }: ExportRequest): RowWriter {
  return (row, first) => {
    const start = offsets.starts[row] ?? 0;
    const end = offsets.ends[row] ?? 0;
    if (format === 'ndjson') return [onOneLine(bytes, start, end).slice(), '\n'];
    return [first ? '\n' : ',\n', bytes.slice(start, end)];
  };
}
