import type { Side, Zone } from './options.ts';

/** Zone that a heading states: `UTC`, winter time all year (`UTC+1`, `CET`), or Dutch local time (`CET/CEST`, `local`). */
export function namedZone(heading: string): Zone | null {
  if (/cet\s*\/\s*cest|lokaal|lokale|local|(^|[_ ])(loc|nl)$|amsterdam/i.test(heading))
    return 'Europe/Amsterdam';
  if (/utc ?\+ ?0?1\b|\bcet\b|wintertijd|winter time|\bmet\b/i.test(heading)) return 'UTC+01:00';
  return /(^|[^a-z])(utc|gmt)([^a-z]|$)/i.test(heading) ? 'UTC' : null;
}

/** Whether a heading says that its times are starts or ends of intervals. */
export function namedSide(heading: string): Side | null {
  const name = heading.toLowerCase();
  if (/vanaf|(^|[^a-z])(van|from|validfrom|start|begin|starttijd|begintijd)([^a-z]|$)/.test(name))
    return 'start';
  if (/(^|[^a-z])(tot|t\/m|to|until|end|eind|einde|eindtijd|validto)([^a-z]|$)/.test(name)) return 'end';
  return null;
}
