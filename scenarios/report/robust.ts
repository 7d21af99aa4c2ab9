import { judged, robustChoice } from '../../engine/index.ts';
import type { Text } from '../schema/study.ts';
import type { PackageResult, PathResult, Robust, RobustPackage } from './result.ts';
import { euros, inBoth } from './words.ts';

/** Packages less than this apart are equally good. */
const TIE_EUR = 1;

/**
 * How every package does over all paths against the best choice of each, the reference being one of the choices. Null where
 * no package has an answer in every path.
 */
export function robustOf(packages: readonly PackageResult[], paths: readonly PathResult[]): Robust | null {
  const known = packages.flatMap(pack => {
    const npvEur = paths.flatMap(path => path.packages.find(({ name }) => name === pack.name)?.npvEur ?? []);
    return npvEur.length === paths.length ? [{ pack, npvEur }] : [];
  });
  if (known.length === 0) return null;
  const best = paths.map(path => Math.max(...path.packages.map(({ npvEur }) => npvEur ?? -Infinity)));
  const weights = paths.map(({ weight }) => weight);
  const counted = weights.filter(weight => weight > 0).length;
  const options = judged(
    known.map(({ npvEur }) => npvEur),
    best,
    weights,
    TIE_EUR,
  );
  const results = known.map(({ pack, npvEur }, k): RobustPackage => {
    const { expected, worst, regrets, worstRegret, bestIn, bestShare } = options[k]!;
    const line = packageLine(bestIn, counted, worstRegret);
    return {
      name: pack.name,
      npvEur,
      expectedEur: expected,
      worstEur: worst,
      regretEur: regrets,
      worstRegretEur: worstRegret,
      bestIn,
      bestShare,
      line,
    };
  });
  const choice = robustChoice(options);
  const named = (index: number) => known[index]!.pack;
  return {
    packages: results,
    choice: {
      expected: named(choice.expected).name,
      worst: named(choice.worst).name,
      worstRegret: named(choice.worstRegret).name,
      bestShare: named(choice.bestShare).name,
    },
    line: choiceLine(
      [choice.worstRegret, choice.expected, choice.worst, choice.bestShare].map(index => named(index).title),
      results[choice.worstRegret]!.line,
    ),
  };
}

/** "best in 2 of 3 paths; costs at most € 1 million more than the best choice". */
function packageLine(bestIn: number, paths: number, worstRegretEur: number): Text {
  return inBoth(language => {
    const regret = euros(worstRegretEur, language);
    if (language === 'nl') {
      if (bestIn === paths) return `beste keuze in alle paden (${paths})`;
      return `beste keuze in ${bestIn} van de ${paths} paden; kost hoogstens ${regret} meer dan de beste keuze`;
    }
    if (bestIn === paths) return `best choice in all paths (${paths})`;
    return `best in ${bestIn} of ${paths} paths; costs at most ${regret} more than the best choice`;
  });
}

/** Which package each rule chooses: least regret first, with what that package is worth. */
function choiceLine([regret, expected, worst, share]: readonly Text[], line: Text): Text {
  return inBoth(language => {
    const name = regret![language];
    const others = {
      nl: [
        [expected!, 'gemiddeld het meest waard'],
        [worst!, 'in het slechtste pad het meest waard'],
        [share!, 'het vaakst de beste'],
      ],
      en: [
        [expected!, 'worth the most on average'],
        [worst!, 'worth the most in its worst path'],
        [share!, 'most often the best'],
      ],
    } as const;
    const different = others[language].filter(([title]) => title[language] !== name);
    const rest = different.map(([title, what]) => `${title[language]} is ${what}`);
    if (language === 'nl') {
      if (rest.length === 0) return `Robuust volgens elke regel is ${name}: ${line.nl}.`;
      return `Minste spijt geeft ${name}: ${line.nl}. Anders geoordeeld: ${rest.join('; ')}.`;
    }
    if (rest.length === 0) return `Robust by every rule is ${name}: ${line.en}.`;
    return `${name} gives the least regret: ${line.en}. Judged otherwise: ${rest.join('; ')}.`;
  });
}
