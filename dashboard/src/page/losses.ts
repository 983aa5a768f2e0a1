import type { Attributes } from '../api/types';

const LOSSES = 'flowtrail.losses';

export interface LossWords {
  what: string;
  /** What prevents it next time; may be empty. */
  advice: string;
}

const WORDS: Record<string, LossWords> = {
  bufferFull: {
    what: 'the SDK’s memory for flows in flight was full',
    advice: 'Raise bufferBytes, or capture less.',
  },
  tooLarge: {
    what: 'it was larger than the SDK may keep',
    advice: 'Raise maxObservationBytes, or capture a part.',
  },
  encodeFailed: {
    what: 'it could not be written as JSON',
    advice: 'The detail names the type at fault; give the builder an encoder that can write it.',
  },
  invalidArgument: {
    what: 'a name or a reason was missing or too long, and was replaced or cut',
    advice: 'The application’s log of dev.flowtrail.sdk names the place.',
  },
  tooLate: { what: 'it was captured after its flow had finished', advice: 'Finish the flow last.' },
};

/** Why the SDK lost something, in words; a cause that is not known speaks for itself. */
export function lossWords(cause: string): LossWords {
  return WORDS[cause] ?? { what: 'the SDK could not keep it', advice: '' };
}

export interface RecordedLoss {
  cause: string;
  times: number;
}

/** What the SDK noted as lost while it recorded the flow. */
export function lossesOf(attributes: Attributes | null): RecordedLoss[] {
  const noted = attributes?.[LOSSES];
  if (typeof noted !== 'object' || noted === null) return [];
  return Object.entries(noted).map(([cause, times]) => ({ cause, times: Number(times) }));
}

/** The attributes that the application gave. */
export function ownAttributes(attributes: Attributes | null): [name: string, value: unknown][] {
  return Object.entries(attributes ?? {}).filter(([name]) => name !== LOSSES);
}
