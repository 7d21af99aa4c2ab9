import type { Text } from '../schema/study.ts';
import type { FlexOutcome, FutureOutcome } from './outcome.ts';

/** More than three would not be read. */
const MOST = 3;

/** What a reader must know before using the answer, most important first. */
export function flexCaveats(outcome: FlexOutcome): Text[] {
  const all = outcome.areas.flatMap(({ designs }) => designs.flatMap(({ futures }) => futures));
  return [
    unsettled(all),
    cannotFollow(all),
    openOptimum(outcome, all),
    sameService(all),
    oneFuture(outcome),
    madeUpPrices(outcome),
    foresight(outcome),
  ]
    .filter(caveat => caveat !== null)
    .slice(0, MOST);
}

function unsettled(all: readonly FutureOutcome[]): Text | null {
  const count = all.filter(({ status }) => status === 'unsettled').length;
  if (count === 0) return null;
  return {
    nl: `In ${count} van de ${all.length} nabootsingen veranderde het afroepen nog in de laatste ronde: meer rondes (simulation.mostRounds) geven een ander antwoord.`,
    en: `In ${count} of ${all.length} simulations calls still changed in the last round: more rounds (simulation.mostRounds) give another answer.`,
  };
}

function cannotFollow(all: readonly FutureOutcome[]): Text | null {
  const names = [...new Set(all.flatMap(one => one.cannotFollow))];
  if (names.length === 0) return null;
  return {
    nl: `Niet elk bedrijf kan draaien binnen zijn afroepen: ${names.join(', ')}.`,
    en: `Not every company can run within its calls: ${names.join(', ')}.`,
  };
}

/** Open further than this the distance of a design is no longer one number. */
const OPEN_GAP = 1e-3;

function openOptimum({ resolved }: FlexOutcome, all: readonly FutureOutcome[]): Text | null {
  const open = all.filter(
    ({ optimum }) =>
      optimum && (optimum.costEur ?? 0) - optimum.boundEur > OPEN_GAP * Math.abs(optimum.boundEur),
  );
  if (open.length === 0) return null;
  const most = resolved.rules.largestOptimum;
  const tooLarge = open.filter(({ optimum }) => optimum!.tied > most).length;
  return {
    nl: `In ${open.length} van de ${all.length} nabootsingen is het systeemoptimum alleen tussen twee grenzen bekend${tooLarge > 0 ? `; in ${tooLarge} daarvan raken grenzen van het net meer dan ${most} bedrijven (simulation.largestOptimum)` : ''}.`,
    en: `In ${open.length} of ${all.length} simulations the system optimum is known between two sides only${tooLarge > 0 ? `; in ${tooLarge} of them limits of the grid tie more than ${most} companies (simulation.largestOptimum)` : ''}.`,
  };
}

function sameService(all: readonly FutureOutcome[]): Text | null {
  if (!all.some(({ optimum, overload }) => optimum !== null && overload.hours > 0)) return null;
  return {
    nl: 'Het optimum mag in dezelfde uren evenveel overbelasting laten als het ontwerp zelf: de afstand zegt wat deze dienst op zijn minst kost, niet wat het kost om ook de rest op te lossen.',
    en: 'The optimum may leave as much overload in the same hours as the design itself does: the distance tells what this service costs at least, not what it costs to solve the rest too.',
  };
}

function oneFuture({ resolved }: FlexOutcome): Text | null {
  if (resolved.futures.length > 1) return null;
  return {
    nl: 'Eén weer- en prijsjaar: hoe onzeker de uitkomst is, volgt pas uit meer paden.',
    en: 'One weather and price year: how uncertain the outcome is follows from more paths only.',
  };
}

function madeUpPrices({ resolved }: FlexOutcome): Text | null {
  const price = resolved.study.prices.electricity.dayAheadEurPerMwh;
  if (typeof price !== 'object' || !('generator' in price)) return null;
  return {
    nl: 'De uurprijzen van stroom zijn synthetisch; met geïmporteerde prijzen is de uitkomst echt.',
    en: 'The hourly power prices are synthetic; imported prices make the outcome real.',
  };
}

function foresight({ resolved }: FlexOutcome): Text | null {
  const [knowsPrices, knowsCalls] = [
    resolved.options.foresight !== 'day-ahead',
    resolved.rules.knowledge === 'all',
  ];
  if (knowsPrices && knowsCalls)
    return {
      nl: 'Bedrijven kennen alle prijzen en afroepen van het jaar vooraf: dat maakt meedoen goedkoper dan het is (simulation.knowledge: announced rekent eerlijk).',
      en: 'Companies know all prices and calls of the year beforehand: that makes taking part cheaper than it is (simulation.knowledge: announced is honest about calls).',
    };
  if (knowsPrices)
    return {
      nl: 'Bedrijven kennen alle prijzen van het jaar vooraf, en afroepen pas bij de aankondiging; tot dan rekenen zij er niet op.',
      en: 'Companies know all prices of the year beforehand, and calls when they are announced; until then they do not reckon with them.',
    };
  if (!knowsCalls) return null;
  return {
    nl: 'Bedrijven kennen een afroep zodra hij binnen 36 uur ligt, ook als hij later wordt aangekondigd (simulation.knowledge).',
    en: 'Companies know of a call once it lies within 36 hours, also where it is announced later (simulation.knowledge).',
  };
}
