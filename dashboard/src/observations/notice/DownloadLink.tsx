/** The observation's bytes, exactly as they were captured. */
export function DownloadLink({ dataUrl, name = 'observation' }: { dataUrl: string; name?: string }) {
  return (
    <a href={dataUrl} download={`${name}.json`}>
      Download raw JSON
    </a>
  );
}
