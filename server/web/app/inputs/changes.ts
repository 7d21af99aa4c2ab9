import type { Study } from '../../../../scenarios/index.ts';
import { valueAt, withValueAt } from '../state/pointer.ts';

export type Control = NonNullable<Study['controls']>[number];

/** The unit as shown: nothing for the `-` of a number without one. */
export function unitOf({ unit }: Control): string {
  return unit === '-' ? '' : unit;
}
export type Changes = Readonly<Record<string, number>>;

/** Number that a slider stands at in a study, also where it is written as text in the slider's unit; else null. */
export function numberAt(study: Study, { pointer, unit }: Control): number | null {
  const value = valueAt(study, pointer);
  if (typeof value === 'number') return value;
  const match = typeof value === 'string' ? /^\s*(-?[\d.]+)\s*(.*?)\s*$/.exec(value) : null;
  return match && match[2] === unit && Number.isFinite(Number(match[1])) ? Number(match[1]) : null;
}

/** The study with its changed numbers, each written in the form that it had. */
export function changedStudy(study: Study, changes: Changes): Study {
  let changed = study;
  for (const [pointer, value] of Object.entries(changes)) {
    const control = study.controls?.find(one => one.pointer === pointer);
    if (!control || numberAt(study, control) === null) continue;
    const isText = typeof valueAt(study, pointer) === 'string';
    changed = withValueAt(changed, pointer, isText ? `${value} ${control.unit}` : value);
  }
  return changed;
}

/** The changes with one more; a value equal to the base's is no change. */
export function withChange(study: Study, changes: Changes, control: Control, value: number): Changes {
  const { [control.pointer]: _old, ...others } = changes;
  return value === numberAt(study, control) ? others : { ...others, [control.pointer]: value };
}

/** Id of the input of a slider, for links from a list of problems. */
export function inputId(pointer: string): string {
  return `input${pointer.replaceAll(/[^\w]/g, '-')}`;
}
