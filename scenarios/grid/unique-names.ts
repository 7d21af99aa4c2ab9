import { plainName } from '../schema/plain-name.ts';

/** A maker of names for a study, no two alike: what a name has in common with an earlier one is told apart by a number. */
export function uniqueNames(): (text: string) => string {
  const taken = new Set<string>();
  return text => {
    const plain = plainName(text);
    let name = plain;
    for (let k = 2; taken.has(name); k++) name = plainName(`${plain.slice(0, LONGEST)}-${k}`);
    taken.add(name);
    return name;
  };
}

/** Leaves room for the number. */
const LONGEST = 35;
