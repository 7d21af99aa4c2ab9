import type { Breach } from '../../engine/index.ts';
import { figure, inBoth, together } from '../report/words.ts';
import type { StudyArea, Text } from '../schema/study.ts';
import type { FutureOutcome } from './outcome.ts';

type Nodes = StudyArea['nodes'];

/** The first request that does not fit and what breaks, what is broken without anybody, and who would fit if it were skipped. */
export function stoppedLine(
  { stoppedBy, breachBefore, wouldFit }: Pick<FutureOutcome, 'stoppedBy' | 'breachBefore' | 'wouldFit'>,
  nodes: Nodes,
): Text | null {
  if (!stoppedBy && !breachBefore) return null;
  return together(
    breachBefore &&
      tooFull(breachBefore, nodes, { nl: 'Ook zonder iemand erbij', en: 'Even with nobody let in' }),
    breachBefore && {
      nl: 'Wie dat niet erger maakt, mag er toch bij.',
      en: 'Those who make it no worse are let in all the same.',
    },
    stoppedBy &&
      tooFull(stoppedBy.breach, nodes, {
        nl: `Met ${stoppedBy.name} erbij`,
        en: `With ${stoppedBy.name} let in`,
      }),
    skippedLine(wouldFit),
  );
}

function tooFull({ node, hours, deepestMw, energyMwh }: Breach, nodes: Nodes, who: Text): Text {
  const { title } = nodes.find(({ name }) => name === node)!;
  return inBoth(language => {
    const place = title?.[language] ?? node;
    const [long, deep, mwh] = [hours, deepestMw, energyMwh].map(one => figure(one, language));
    return language === 'nl'
      ? `${who.nl} is ${place} ${long} uur te vol, hoogstens ${deep} MW en samen ${mwh} MWh.`
      : `${who.en} ${place} carries too much in ${long} ${hours === 1 ? 'hour' : 'hours'}, at most ${deep} MW and ${mwh} MWh together.`;
  });
}

function skippedLine(wouldFit: readonly string[]): Text | null {
  if (wouldFit.length === 0) return null;
  const names = wouldFit.join(', ');
  return {
    nl: `${names} ${wouldFit.length === 1 ? 'zou' : 'zouden'} wel passen, maar niemand gaat voor.`,
    en: `${names} would fit, but nobody jumps the queue.`,
  };
}
