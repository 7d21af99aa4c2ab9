import { studyJsonSchema } from '../../../scenarios/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

/** `schema`: the JSON Schema of study files, for editors and other programs. */
export const schema: Command = {
  name: 'schema',
  operands: '',
  fewest: 0,
  most: 0,
  summary: {
    nl: 'drukt het JSON Schema van studiebestanden af',
    en: 'prints the JSON Schema of study files',
  },
  explanation: {
    nl: `Het schema beschrijft elk veld met eenheid, grenzen en uitleg. Een editor die JSON Schema kent, vult er
velden mee aan en streept fouten aan.`,
    en: `The schema describes every field with its unit, bounds and meaning. An editor that knows JSON Schema uses it
to complete fields and underline mistakes.`,
  },
  options: [],
  examples: [
    {
      line: 'schema > study.schema.json',
      text: { nl: 'bewaar het voor de editor', en: 'keep it for your editor' },
    },
  ],
  async run({ terminal }) {
    await terminal.out(`${JSON.stringify(studyJsonSchema(), null, 2)}\n`);
    return EXIT.ok;
  },
};
