import { readProblem } from '../../api/problem';
import type { ObservationFault } from './fault';

/** What an answer that is not 200 means for the reader, told by its problem type before its status. */
export async function faultOfResponse(response: Response): Promise<ObservationFault> {
  const { type, title, detail = title } = await readProblem(response);
  const name = type.split('/').at(-1) ?? '';
  if (response.status === 410 || name.includes('expired')) return { kind: 'expired', detail };
  if (/(blob|payload|data)-missing/.test(name)) return { kind: 'blob-missing', detail };
  if (response.status === 404) return { kind: 'not-found', detail };
  if (response.status === 401 || response.status === 403) return { kind: 'unauthorised', detail };
  return { kind: 'server', status: response.status, detail };
}
