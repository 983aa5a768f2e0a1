export interface Trace {
  traceId: string;
  spanId: string;
}

/** What is wrong with a template, in words; undefined when nothing is, or when it is empty. */
export function faultOfTemplate(template: string): string | undefined {
  if (template === '') return undefined;
  if (!template.includes('{traceId}')) return 'Expected {traceId} somewhere in the address.';
  return webAddress(fill(template, { traceId: '0', spanId: '0' })) === undefined
    ? 'Expected an address that begins with http:// or https://.'
    : undefined;
}

/** Where a trace is shown; undefined without a usable template. */
export function traceUrl(template: string, trace: Trace): string | undefined {
  return template === '' || faultOfTemplate(template) !== undefined
    ? undefined
    : webAddress(fill(template, trace));
}

function fill(template: string, { traceId, spanId }: Trace): string {
  return template
    .replaceAll('{traceId}', encodeURIComponent(traceId))
    .replaceAll('{spanId}', encodeURIComponent(spanId));
}

/** Only addresses of the web: a template must not become a script. */
function webAddress(written: string): string | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
