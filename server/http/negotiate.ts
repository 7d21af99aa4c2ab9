import type { FastifyRequest } from 'fastify';
import { failure } from './problem.ts';

interface Wish {
  readonly type: string;
  readonly weight: number;
}

/** The offered media type that an `Accept` header wants most, the first offered when it does not care, or `null`. */
export function negotiate(accept: string | undefined, offered: readonly string[]): string | null {
  if (accept === undefined || accept.trim() === '') return offered[0] ?? null;
  const wishes = accept.split(',').map(wish);
  let best: Wish | null = null;
  for (const type of offered) {
    const weight = weightOf(type, wishes);
    if (weight > (best?.weight ?? 0)) best = { type, weight };
  }
  return best?.type ?? null;
}

/**
 * The form of the answer: by `format=` for plain links, else by `Accept`. `offered` maps the words of `format=` to
 * media types, the default first. Throws a 406.
 */
export function chooseFormat<F extends string>(
  request: FastifyRequest,
  format: F | undefined,
  offered: Readonly<Record<F, string>>,
): F {
  if (format !== undefined) return format;
  const entries = Object.entries<string>(offered) as [F, string][];
  const type = negotiate(
    request.headers.accept,
    entries.map(([, type]) => type),
  );
  const chosen = entries.find(entry => entry[1] === type);
  if (!chosen) throw notAcceptable(entries.map(([, type]) => type));
  return chosen[0];
}

export function notAcceptable(offered: readonly string[]) {
  return failure('not-acceptable', `Available as ${offered.join(', ')}.`);
}

function wish(text: string): Wish {
  const [type = '', ...parameters] = text.split(';').map(part => part.trim().toLowerCase());
  const quality = parameters.find(parameter => parameter.startsWith('q='));
  const weight = quality ? Number(quality.slice(2)) : 1;
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** The most specific wish counts: `text/csv` before `text/*` before everything. */
function weightOf(type: string, wishes: readonly Wish[]): number {
  const family = `${type.split('/')[0]}/*`;
  const match = [type, family, '*/*'].map(form => wishes.find(wish => wish.type === form)).find(Boolean);
  return match?.weight ?? 0;
}
