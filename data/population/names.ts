import { draws } from '../profiles/draws.ts';

/** Words of fairy tale and pretence: no Dutch place or company is called so, and nobody will think it is. */
const FIRST = [
  'Fabel',
  'Verzin',
  'Schijn',
  'Nergens',
  'Sprookjes',
  'Droom',
  'Fantasie',
  'Kabouter',
  'Eenhoorn',
  'Luchtkasteel',
  'Spook',
  'Toverstaf',
  'Reuzen',
  'Draken',
  'Mijmer',
  'Wensput',
  'Doolhof',
  'Heksen',
  'Elfen',
  'Zeemeermin',
  'Griffioen',
  'Goudvis',
  'Maskerade',
  'Kwinkslag',
] as const;
const LAST = [
  'dijk',
  'veld',
  'beek',
  'dam',
  'horst',
  'waard',
  'burcht',
  'donk',
  'hoven',
  'zijl',
  'rade',
  'wolde',
  'koog',
  'stede',
  'meer',
  'loo',
] as const;

/** Gives out made-up names, each name once: `Papierfabriek Fabeldijk`. */
export function nameGiver(seed: number): (word: string) => string {
  const random = draws(seed, 'names');
  const left = FIRST.flatMap(first => LAST.map(last => `${first}${last}`));
  const used = new Set<string>();
  return word => {
    for (;;) {
      const name = `${word} ${random.pick(left)}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
