import { InputError } from '../../../engine/index.ts';
import { joinWithData } from '../../../scenarios/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { inWords } from '../language.ts';
import { sourcesFrom } from '../sources.ts';
import { readStudy, SET_OPTION } from '../study-input.ts';

/** `check FILE`: every problem at once, without running anything. */
export const check: Command = {
  name: 'check',
  operands: 'FILE',
  fewest: 1,
  most: 1,
  summary: {
    nl: 'zegt alle problemen van een studie in één keer',
    en: 'tells all problems of a study at once',
  },
  explanation: {
    nl: `Leest de studie, haalt de reeksen erbij en zegt elk probleem met plaats, waarde en verwachting.
FILE is een pad, - voor de standaardinvoer, of de naam van een studie uit de bibliotheek. Er wordt niets gerekend.`,
    en: `Reads the study and its series and tells every problem with its place, value and expectation.
FILE is a path, - for standard input, or the name of a library study. Nothing is run.`,
  },
  options: [SET_OPTION],
  examples: [
    { line: 'check my-study.yaml', text: { nl: 'een eigen studie', en: 'a study of your own' } },
    { line: 'check paper-mill', text: { nl: 'een studie uit de bibliotheek', en: 'a study of the library' } },
    {
      line: 'check - --json < my-study.yaml',
      text: { nl: 'voor een ander programma', en: 'for another program' },
    },
  ],
  async run({ operands, given, language, terminal }) {
    const { study, folder } = await readStudy(operands[0]!, given);
    const joined = await joinWithData(study, sourcesFrom(folder));
    if (joined.issues.length > 0) throw new InputError(joined.issues);
    const defaults = inWords(joined.defaults.length, language);
    const line = {
      nl: `${study.name}: in orde (${defaults} standaardwaarden ingevuld)`,
      en: `${study.name}: in order (${defaults} defaults filled in)`,
    };
    await terminal.out(
      given.flags.has('json') ? `${JSON.stringify({ issues: [] })}\n` : `${line[language]}\n`,
    );
    return EXIT.ok;
  },
};
