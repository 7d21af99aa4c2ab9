import { type Command, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { explained } from '../explained.ts';
import { explanationText } from '../explanation-text.ts';
import { requireWritable, writeFolder } from '../output-folder.ts';
import { resultJson } from '../result-formats.ts';
import { readStudy, SET_OPTION } from '../study-input.ts';
import { WORKERS_OPTION } from '../workers.ts';

/** `explain FILE`: what can, what cannot, and what would change that. */
export const explain: Command = {
  name: 'explain',
  operands: 'FILE',
  fewest: 1,
  most: 1,
  summary: {
    nl: 'legt uit wat kan, wat niet, en wat dat zou veranderen',
    en: 'tells what can, what cannot, and what would change it',
  },
  explanation: {
    nl: `Rekent een studie uit en legt van elk pakket uit welke grenzen knellen, wanneer, wat een eenheid meer waard is en
wat de duurste grens zou verruimen, tegen welke kosten. Van één pakket (het beste, of dat van --package) ook waar de
waarde van afhangt en waar ze nul is, met de bedrijfsvoering telkens opnieuw gekozen. Dat vraagt vele sommen: een tot
enkele minuten. Slotcode 3: geen pakket heeft een plan.`,
    en: `Runs a study and tells of every package which limits bind, when, what one more unit is worth, and what would
loosen the dearest limit at what cost. Of one package (the best, or that of --package) also what its worth depends on
and where it is nil, with the operation chosen anew each time. That takes many solves: one to some minutes. Exit code
3: no package has a plan.`,
  },
  options: [
    {
      name: 'package',
      kind: 'text',
      value: 'NAME',
      text: { nl: 'alleen dit pakket, met alles', en: 'only this package, with everything' },
    },
    {
      name: 'out',
      kind: 'text',
      value: 'DIR',
      text: {
        nl: 'schrijft result.json, tabellen en grafieken in deze map, alles of niets',
        en: 'writes result.json, tables and charts into this folder, all or nothing',
      },
    },
    WORKERS_OPTION,
    SET_OPTION,
  ],
  examples: [
    { line: 'explain dairy-heat-pump', text: { nl: 'elk pakket', en: 'every package' } },
    {
      line: 'explain dairy-heat-pump --package heat-pump --json',
      text: { nl: 'één pakket, voor een ander programma', en: 'one package, for another program' },
    },
  ],
  async run(invocation) {
    const { given, terminal, language } = invocation;
    const out = textOf(given, 'out');
    if (out !== undefined) requireWritable(out, 'folder', 'out');
    const input = await readStudy(invocation.operands[0]!, given);
    const { result } = await explained(input, invocation);
    if (out !== undefined) {
      const { explanationFiles } = await import('../result-files.ts'); // charts take half a second to load
      const files = await explanationFiles(result, language);
      await writeFolder(out, files);
      terminal.err(`${out}: ${files.map(({ name }) => name).join(', ')}\n`);
    }
    await terminal.out(
      given.flags.has('json') ? `${resultJson(result, null)}\n` : explanationText(result, language),
    );
    return result.explanations.every(({ can }) => can === null) ? EXIT.notFeasible : EXIT.ok;
  },
};
