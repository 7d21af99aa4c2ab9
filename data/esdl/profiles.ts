import { both } from '../import/said.ts';
import type { Findings } from '../records/findings.ts';
import type { EsdlProfile } from './system.ts';
import { converted, type EsdlUnit, type QuantityAndUnit, unitOf } from './units.ts';
import type { XmlElement } from './xml.ts';

/** Each digit has one way to be matched: a text of a million digits takes no longer than its length. */
const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})?$/;

/** Shared units of a file, by identifier. */
export type UnitsById = ReadonlyMap<string, XmlElement>;

export interface ProfileContext {
  readonly findings: Findings;
  readonly units: UnitsById;
}

/** A number of an attribute; a problem and NaN where it is none. */
export function numberOf(element: XmlElement, attribute: string, findings: Findings): number {
  const text = (element.attributes[attribute] ?? '').trim();
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value))
    findings.problem(
      at(element, attribute),
      text === '' ? 'missing-value' : 'not-a-number',
      text,
      both('een getal', 'a number'),
    );
  return value;
}

export function at(element: XmlElement, attribute?: string) {
  return { line: element.line, column: attribute ? `${element.name}/@${attribute}` : element.name };
}

/** Class of an element, `DateTimeProfile` of `esdl:DateTimeProfile`. */
export function kindOf(element: XmlElement): string {
  return (element.attributes['xsi:type'] ?? element.name).replace(/^.*:/, '');
}

/** The profile an element holds; null and an ignored entry for a kind that holds no values in the file. */
export function profileOf(element: XmlElement, context: ProfileContext): EsdlProfile | null {
  const kind = kindOf(element);
  if (kind !== 'SingleValue' && kind !== 'DateTimeProfile') {
    context.findings.ignore(
      both(`${kind} (waarden staan niet in dit bestand)`, `${kind} (values are not in this file)`),
    );
    return null;
  }
  const unit = profileUnit(element, context);
  const scaled = (value: number) => (unit ? converted(value, unit) : value);
  if (kind === 'SingleValue') {
    const value = scaled(numberOf(element, 'value', context.findings));
    return { kind, unit: unit?.unit ?? null, startMs: null, stepMinutes: null, values: [value] };
  }
  const steps = element.children.filter(({ name }) => name === 'element');
  if (steps.length === 0) {
    context.findings.problem(
      at(element),
      'empty-profile',
      '',
      both('elementen met from en value', 'elements with from and value'),
    );
    return null;
  }
  const { startMs, stepMinutes } = timesOf(steps, context.findings);
  const values = steps.map(step => scaled(numberOf(step, 'value', context.findings)));
  return { kind, unit: unit?.unit ?? null, startMs, stepMinutes, values };
}

/** Unit of a profile: written in it, or named by reference. */
function profileUnit(element: XmlElement, { findings, units }: ProfileContext): EsdlUnit | null {
  const written = element.children.find(({ name }) => name === 'profileQuantityAndUnit');
  if (!written) {
    findings.ignore(
      both(
        'profiel zonder eenheid (waarden zoals ze er staan)',
        'profile without a unit (values as they stand)',
      ),
    );
    return null;
  }
  const reference = written.attributes.reference;
  const meant = reference === undefined ? written : units.get(reference.replace(/^.*\//, ''));
  if (!meant) {
    findings.problem(
      at(written, 'reference'),
      'unknown-reference',
      reference!,
      both('de id van een grootheid en eenheid in dit bestand', 'the id of a quantity and unit of this file'),
    );
    return null;
  }
  const unit = unitOf(meant.attributes as QuantityAndUnit);
  if (!unit) {
    const {
      multiplier = '',
      unit: name = '',
      perMultiplier = '',
      perUnit = '',
      perTimeUnit = '',
    } = meant.attributes;
    const words = `${multiplier} ${name} per ${perMultiplier} ${perUnit} ${perTimeUnit}`
      .replace(/\s+/g, ' ')
      .trim();
    findings.doubt(
      at(meant, 'unit'),
      'unknown-unit',
      words,
      both(
        'WATT, WATTHOUR, JOULE, EURO, PERCENT of een temperatuur, met een bekende vermenigvuldiger; waarden blijven zoals ze er staan',
        'WATT, WATTHOUR, JOULE, EURO, PERCENT or a temperature, with a known multiplier; values are left as they stand',
      ),
    );
  }
  return unit;
}

/** Equal steps without gaps, in order. Times without an offset are UTC. */
function timesOf(steps: readonly XmlElement[], findings: Findings): { startMs: number; stepMinutes: number } {
  const from = steps.map(step => timeOf(step, 'from', findings));
  const first = from[0]!;
  const to = steps[0]!.attributes.to === undefined ? from[1] : timeOf(steps[0]!, 'to', findings);
  const stepMs = (to ?? Number.NaN) - first;
  if (!(stepMs > 0)) {
    findings.problem(
      at(steps[0]!, 'to'),
      'no-step',
      steps[0]!.attributes.to ?? '',
      both('een tijd na from, of een tweede element', 'a time after from, or a second element'),
    );
    return { startMs: first, stepMinutes: Number.NaN };
  }
  from.forEach((ms, k) => {
    const meant = first + k * stepMs;
    if (Number.isFinite(ms) && Number.isFinite(meant) && ms !== meant)
      findings.problem(
        at(steps[k]!, 'from'),
        'uneven-steps',
        steps[k]!.attributes.from ?? '',
        both(
          `${new Date(meant).toISOString()}: gelijke stappen van ${stepMs / 60_000} minuten`,
          `${new Date(meant).toISOString()}: equal steps of ${stepMs / 60_000} minutes`,
        ),
      );
  });
  return { startMs: first, stepMinutes: stepMs / 60_000 };
}

function timeOf(element: XmlElement, attribute: string, findings: Findings): number {
  const text = element.attributes[attribute] ?? '';
  const hasOffset = /(Z|[-+]\d{2}:?\d{2})$/.test(text.slice(10));
  const ms = TIME.test(text) ? Date.parse(hasOffset ? text : `${text}Z`) : Number.NaN;
  const day = Date.parse(`${text.slice(0, 10)}T00:00Z`);
  const isDay = Number.isFinite(day) && new Date(day).toISOString().startsWith(text.slice(0, 10));
  if (Number.isFinite(ms) && isDay) return ms;
  findings.problem(
    at(element, attribute),
    'not-a-time',
    text,
    both('een tijd als 2026-01-31T00:15:00', 'a time as 2026-01-31T00:15:00'),
  );
  return Number.NaN;
}
