import { isStore } from '../../engine/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { Text } from '../schema/study.ts';
import { soughtIn } from '../sizing/sought.ts';

/** More than three would not be read. */
const MOST = 3;

/** What a reader must know before using the answer, most important first, at most three. */
export function caveatsOf(plan: Plan): Text[] {
  return [
    onlyAWeek(plan),
    largestSizes(plan),
    madeUpPrices(plan),
    foresight(plan),
    chpTax(plan),
    quarterPeaks(plan),
    partOfYear(plan),
  ]
    .filter(caveat => caveat !== null)
    .slice(0, MOST);
}

function onlyAWeek({ week }: Plan): Text | null {
  if (week === null) return null;
  return {
    nl: `Dit is één week (${week}); een businesscase volgt pas uit het hele jaar.`,
    en: `This is one week (${week}); a business case follows from the whole year only.`,
  };
}

/** Before the best sizes are found, as while a slider moves, their measures have the largest size they may have. */
function largestSizes({ resolved }: Plan): Text | null {
  const isOpen = resolved.packages.some(
    pack => !resolved.sizings.has(pack.name) && soughtIn(resolved, pack).length > 0,
  );
  if (!isOpen) return null;
  return {
    nl: 'Waar de beste omvang nog niet gevonden is, is gerekend met de grootste van het bereik.',
    en: 'Where the best size is not found yet, the largest of its range is reckoned with.',
  };
}

function madeUpPrices({ resolved }: Plan): Text | null {
  const price = resolved.study.prices.electricity.dayAheadEurPerMwh;
  if (typeof price !== 'object' || !('generator' in price)) return null;
  return {
    nl: 'De uurprijzen van stroom zijn synthetisch; met geïmporteerde prijzen is de uitkomst echt.',
    en: 'The hourly power prices are synthetic; imported prices make the outcome real.',
  };
}

function foresight({ resolved, tasks }: Plan): Text | null {
  const stores = tasks.some(({ group }) =>
    group.sites.some(({ assets }) => assets.some(asset => isStore(asset) || asset.kind === 'loadShift')),
  );
  if (!stores || resolved.options.foresight !== 'perfect') return null;
  return {
    nl: 'Gerekend met alle prijzen vooraf bekend: dat vleit opslag en verschuiven van vraag.',
    en: 'Computed with every price known beforehand: that flatters storage and shifting demand.',
  };
}

/** The exemption would make power of one's own cheaper, by the tax on most of the gas behind it. */
function chpTax({ tasks }: Plan): Text | null {
  const taxed = tasks.some(({ group }) =>
    group.sites.some(({ assets, fuels }) =>
      assets.some(asset => asset.kind === 'chp' && (fuels[asset.fuel]?.tax.length ?? 0) > 0),
    ),
  );
  if (!taxed) return null;
  return {
    nl: 'Al het gas van de WKK draagt energiebelasting: de vrijstelling van gas voor stroom is niet gerekend.',
    en: 'All gas into the CHP carries energy tax: the exemption of gas for power is not counted.',
  };
}

function quarterPeaks({ resolved, tasks }: Plan): Text | null {
  const peaks = tasks.some(
    ({ group: { sites, sharedLimits } }) =>
      sites.some(site => site.peaks.length > 0) || sharedLimits.some(limit => limit.peaks !== undefined),
  );
  if (!peaks || resolved.axis.stepMinutes === 15) return null;
  return {
    nl: 'kWmax wordt per kwartier gemeten; uurwaarden onderschatten die piek.',
    en: 'kWmax is measured per quarter of an hour; hourly values underestimate that peak.',
  };
}

function partOfYear({ resolved, week }: Plan): Text | null {
  if (week !== null || resolved.study.kind !== 'business-case' || resolved.yearShare > 0.99) return null;
  return {
    nl: 'De periode is korter dan een jaar; kosten zijn naar een heel jaar omgerekend.',
    en: 'The period is shorter than a year; costs are brought to a whole year.',
  };
}
