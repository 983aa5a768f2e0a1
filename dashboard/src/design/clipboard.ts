/**
 * Copies a text, or rejects when the browser refuses. Browsers hide their clipboard from pages that came
 * over plain HTTP from another machine, where only the old way works: to select the text and copy that.
 */
export async function copyText(text: string): Promise<void> {
  if (isSecureContext) await navigator.clipboard.writeText(text);
  else copySelected(text);
}

function copySelected(text: string): void {
  const reader = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  // Beside the reader: behind an open dialog nothing can be selected.
  (reader?.closest('dialog') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (reader instanceof HTMLElement) reader.focus({ preventScroll: true });
  if (!copied) throw new Error('The browser refused to copy.');
}
