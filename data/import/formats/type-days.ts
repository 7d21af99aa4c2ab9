import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import type { Format } from '../series/format.ts';

/** Standard profiles by kind of day, such as those of BDEW: told apart to be refused with the reason. */
export const typeDays: Format = {
  name: 'type-days',
  text: { nl: 'profiel per soort dag', en: 'profile by kind of day' },
  recognises: head => head.lines.slice(0, 5).some(line => /\bSA\b.*\bFT\b.*\bWT\b/.test(line)),
  layout: head =>
    refuse(
      head.file,
      'no-time-series',
      both('een profiel per soort dag (SA, FT, WT)', 'a profile by kind of day (SA, FT, WT)'),
      both(
        'één rij per stap: welke dagen feestdagen zijn staat niet in dit bestand',
        'one row for each step: which days are holidays is not in this file',
      ),
      head.headingLine,
    ),
};
