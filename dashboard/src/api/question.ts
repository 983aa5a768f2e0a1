import { askJson } from './client';
import { apiPaths } from './paths';

/**
 * Asks a question across all flows, which may take long. The server does not see that a connection was closed,
 * so it is told when the answer is not wanted any more; also when the page is left.
 */
export async function askAcross<T>(question: object, signal: AbortSignal): Promise<T> {
  const id = newId();
  const takeBack = () => void tellTakenBack(id);
  signal.addEventListener('abort', takeBack);
  window.addEventListener('pagehide', takeBack);
  try {
    return await askJson<T>(apiPaths.explore(), question, signal, { 'Question-Id': id });
  } finally {
    signal.removeEventListener('abort', takeBack);
    window.removeEventListener('pagehide', takeBack);
  }
}

/** Where this fails the question ends by its time. */
async function tellTakenBack(id: string): Promise<void> {
  try {
    await fetch(apiPaths.runningQuestion(id), { method: 'DELETE', keepalive: true });
  } catch {
    // Nobody waits for it.
  }
}

/** A UUID, also on pages that came by plain HTTP, where browsers make none. */
function newId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
