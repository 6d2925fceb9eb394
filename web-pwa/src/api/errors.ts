import { PROBLEM_CODES, type ProblemCode } from '../core/vocabulary';
import type { PlainKey } from '../i18n';

type ProblemText = Extract<PlainKey, `problems.${string}`>;

/** The server understood and said no: a problem+json answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly field: string | null = null,
  ) {
    super(code);
  }
}

/** Nobody answered: no network, time-out, or a server that is away. */
export class Unreachable extends Error {}

/** Somebody else answered, such as the log-in page of a café's network; nothing it says counts. */
export class Impostor extends Error {}

/** The text for a refusal; a code without a translation doesn't compile. */
export function problemText(code: ProblemCode): ProblemText {
  return `problems.${code}`;
}

/** The text for whatever a call threw. */
export function errorText(error: unknown): ProblemText {
  if (error instanceof Problem) return problemText(error.code);
  if (error instanceof Unreachable) return 'problems.unreachable';
  if (error instanceof Impostor) return 'problems.impostor';
  return 'problems.internal';
}

/** Reads a refusal; null when the answer is not one of ours. */
export async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  const body = (await response.json().catch(() => null)) as {
    code?: string;
    field?: string | null;
  } | null;
  const code = PROBLEM_CODES.find((known) => known === body?.code) ?? 'internal';
  return new Problem(response.status, code, body?.field ?? null);
}
