/** Some browsers read the file only after the click has been handled. */
const FILE_MILLIS = 60_000;

/** Hands a file to the browser, which puts it where the reader keeps downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FILE_MILLIS);
}
