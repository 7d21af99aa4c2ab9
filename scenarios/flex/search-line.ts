import { euros, figure, inBoth } from '../report/words.ts';
import type { Text } from '../schema/study.ts';
import type { DesignSearch } from './result.ts';

/** What a search found, in a sentence. */
export function searchLine(
  { ranges, trials, best, front, budget }: Omit<DesignSearch, 'line'>,
  title: Text,
): Text {
  return inBoth(language => {
    const nl = language === 'nl';
    const ran = trials.length;
    const most =
      ran < budget
        ? nl
          ? `alle ${ran} ontwerpen die er zijn`
          : `all ${ran} designs that there are`
        : nl
          ? `${ran} ontwerpen`
          : `${ran} designs`;
    if (best === null)
      return nl
        ? `${title.nl}: van ${most} voldoet er geen aan de eisen; het ontwerp staat er zoals het geschreven is.`
        : `${title.en}: of ${most} none keeps the constraints; the design stands as it is written.`;
    const { values, servedMw, costEur } = trials[best]!;
    const at = ranges.map(({ name }, d) => `${fieldOf(name)} ${figure(values[d]!, language)}`).join(', ');
    const mw = figure(servedMw ?? 0, language);
    const eur = euros(costEur ?? 0, language);
    const others = front.length - 1;
    return nl
      ? `${title.nl}: de beste van ${most} is ${at}: ${mw} MW erbij voor ${eur} per jaar.${others > 0 ? ` Het front heeft nog ${others} ${others === 1 ? 'ander' : 'andere'}.` : ''}`
      : `${title.en}: the best of ${most} is ${at}: ${mw} MW let in for ${eur} a year.${others > 0 ? ` The front has ${others} more.` : ''}`;
  });
}

/** The name of what a pointer leads to. */
function fieldOf(pointer: string): string {
  return pointer.split('/').at(-1)!;
}
