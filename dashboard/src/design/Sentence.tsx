/** A sentence with its weights: what stands in `strong` is what the reader came for. */
export type Sentence = (string | { strong: string })[];

export function Weighted({ sentence }: { sentence: Sentence }) {
  return sentence.map((part, index) =>
    // A sentence never reorders: its parts are told apart by their place.
    // oxlint-disable-next-line react/no-array-index-key
    typeof part === 'string' ? <span key={index}>{part}</span> : <strong key={index}>{part.strong}</strong>,
  );
}

export function strong(text: string): { strong: string } {
  return { strong: text };
}

/** The sentence as plain text, for titles and clipboards. */
export function plain(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
}
