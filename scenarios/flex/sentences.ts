import { euros, figure, inBoth, together } from '../report/words.ts';
import type { Text } from '../schema/study.ts';
import type { DesignResult, FlexResult } from './result.ts';
import { steeringLine } from './steering.ts';

type Design = Omit<DesignResult, 'line'>;
/** Less than this a year is nothing to tell. */
const LEAST_EUR = 0.5;

/** What a design brings, in a sentence or two. */
export function designLine(design: Design, firstTitle: Text, isFirst: boolean): Text {
  return together(
    letIn(design, firstTitle, isFirst),
    delivered(design),
    leftOver(design),
    costs(design),
    boughtBids(design),
    steeringLine(design.steering),
    surprise(design),
  );
}

function letIn(
  { title, requestsServed, servedMw, unlockedMw }: Design,
  firstTitle: Text,
  isFirst: boolean,
): Text {
  return inBoth(language => {
    const [mw, more] = [figure(servedMw, language), figure(unlockedMw, language)];
    if (language === 'nl') {
      const may = requestsServed === 1 ? 'aanvraag' : 'aanvragen';
      const who = `${asOpening(title.nl)}: ${requestsServed} ${may} (${mw} MW) ${requestsServed === 1 ? 'kan' : 'kunnen'} erbij`;
      return isFirst ? `${who}.` : `${who}, ${more} MW meer dan met ${firstTitle.nl}.`;
    }
    const who = `${asOpening(title.en)}: ${requestsServed} ${requestsServed === 1 ? 'request' : 'requests'} (${mw} MW) let in`;
    return isFirst ? `${who}.` : `${who}, ${more} MW more than with ${firstTitle.en}.`;
  });
}

/** What those let in get of the energy that all ask for, and how often they get less than they ask. */
function delivered({ deliveredShare, limitedHours }: Design): Text | null {
  if (deliveredShare === null || limitedHours === null) return null;
  return inBoth(language => {
    const [share, hours] = [figure(100 * deliveredShare, language), figure(limitedHours, language)];
    if (language === 'nl') {
      const often = limitedHours === 0 ? 'zonder beperking' : `met minder dan gevraagd in ${hours} uur`;
      return `Van de stroom die alle aanvragen samen vragen gaat ${share} % door, ${often}.`;
    }
    const often =
      limitedHours === 0
        ? 'without limits'
        : `with less than was asked for in ${hours} ${limitedHours === 1 ? 'hour' : 'hours'}`;
    return `Of the energy that all requests ask for ${share} % goes through, ${often}.`;
  });
}

/** A title that begins a sentence. */
function asOpening(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function leftOver({ overloadHours, overloadMwh }: Design): Text {
  return inBoth(language => {
    const [hours, mwh] = [figure(overloadHours.mean, language), figure(overloadMwh.mean, language)];
    if (overloadHours.mean === 0)
      return language === 'nl' ? 'Er blijft geen overbelasting over.' : 'No overload is left.';
    return language === 'nl'
      ? `Er blijft ${hours} uur overbelasting over (${mwh} MWh).`
      : `Overload is left in ${hours} ${overloadHours.mean === 1 ? 'hour' : 'hours'} (${mwh} MWh).`;
  });
}

function costs({ paymentsEur, tariffLostEur, eurPerMwUnlocked }: Design): Text | null {
  if (paymentsEur.mean === 0 && tariffLostEur.mean === 0) return null;
  return inBoth(language => {
    const [paid, lost] = [euros(paymentsEur.mean, language), euros(tariffLostEur.mean, language)];
    const each = eurPerMwUnlocked === null ? null : euros(eurPerMwUnlocked, language);
    if (language === 'nl')
      return `De netbeheerder betaalt ${paid} per jaar en ontvangt ${lost} minder tarief${each === null ? '' : `: ${each} per extra MW per jaar`}.`;
    return `The operator pays ${paid} a year and receives ${lost} less in tariffs${each === null ? '' : `: ${each} per extra MW a year`}.`;
  });
}

/** Bids are paid by the multiplier at the depth of the call: what the calls really cost stands beside it. */
function boughtBids({ bids }: Design): Text | null {
  if (bids === null || bids.boughtMwh === 0) return null;
  const beyondEur = bids.paidEur - bids.costEur;
  return inBoth(language => {
    const [mwh, paid, cost, beyond] = [
      figure(bids.boughtMwh, language),
      euros(bids.paidEur, language),
      euros(bids.costEur, language),
      euros(Math.abs(beyondEur), language),
    ];
    const isEven = Math.abs(beyondEur) < LEAST_EUR;
    if (language === 'nl') {
      const rest = isEven ? 'evenveel' : `${cost}, ${beyond} ${beyondEur > 0 ? 'minder' : 'meer'} dan dat`;
      return `Met biedingen is ${mwh} MWh per jaar gekocht voor ${paid}; die afroepen kosten de bedrijven ${rest}.`;
    }
    const rest = isEven ? 'as much' : `${cost}, ${beyond} ${beyondEur > 0 ? 'less' : 'more'} than that`;
    return `By bids ${mwh} MWh a year was bought for ${paid}; those calls cost the companies ${rest}.`;
  });
}

function surprise({ notKnowingEur }: Design): Text | null {
  if (notKnowingEur === null || Math.abs(notKnowingEur) < LEAST_EUR) return null;
  return inBoth(language => {
    const eur = euros(notKnowingEur, language);
    return language === 'nl'
      ? `Dat bedrijven een afroep pas bij de aankondiging kennen, kost hun ${eur} per jaar.`
      : `That companies know of a call no earlier than it is announced costs them ${eur} a year.`;
  });
}

/** The design that lets in most, of those the one that delivers most, then the cheapest; beside building. */
export function flexHeadline({ areas, designs }: Omit<FlexResult, 'headline'>): Text {
  const requestedMw = areas.reduce((sum, one) => sum + one.requestedMw, 0);
  if (requestedMw === 0) return leastOverload(designs);
  const best = [...designs].sort(
    (a, b) => b.servedMw - a.servedMw || deliveredPercent(b) - deliveredPercent(a) || costOf(a) - costOf(b),
  )[0]!;
  const first = designs[0]!;
  if (best.unlockedMw <= 0) return nothingUnlocked(first, requestedMw);
  return together(
    inBoth(language => {
      const [mw, all, more] = [best.servedMw, requestedMw, best.unlockedMw].map(one => figure(one, language));
      return language === 'nl'
        ? `Met ${best.title.nl} kan ${mw} van de ${all} MW op de wachtlijst erbij, ${more} MW meer dan met ${first.title.nl}.`
        : `With ${best.title.en} ${mw} of the ${all} MW on the waiting list can be let in, ${more} MW more than with ${first.title.en}.`;
    }),
    delivered(best),
    againstBuilding(best),
  );
}

/** To a percent: less is no reason to pay more. */
function deliveredPercent({ deliveredShare }: DesignResult): number {
  return Math.round(100 * (deliveredShare ?? 0));
}

function costOf({ paymentsEur, tariffLostEur }: DesignResult): number {
  return paymentsEur.mean + tariffLostEur.mean;
}

function againstBuilding({ eurPerMwUnlocked, buildingEurPerMw, buildingYear }: DesignResult): Text | null {
  if (eurPerMwUnlocked === null || buildingEurPerMw === null) return null;
  return inBoth(language => {
    const [each, built] = [euros(eurPerMwUnlocked, language), euros(buildingEurPerMw, language)];
    if (language === 'nl') {
      const from = buildingYear === null ? '' : ` en is er vanaf ${buildingYear}`;
      return `Dat kost de netbeheerder ${each} per MW per jaar; bouwen kost ${built} per MW per jaar${from}.`;
    }
    const from = buildingYear === null ? '' : ` and is there from ${buildingYear}`;
    return `That costs the operator ${each} per MW a year; building costs ${built} per MW a year${from}.`;
  });
}

function nothingUnlocked({ title, servedMw }: DesignResult, requestedMw: number): Text {
  return inBoth(language => {
    const [mw, all] = [figure(servedMw, language), figure(requestedMw, language)];
    return language === 'nl'
      ? `Geen ontwerp laat meer toe dan ${title.nl}: ${mw} van de ${all} MW op de wachtlijst.`
      : `No design lets in more than ${title.en}: ${mw} of the ${all} MW on the waiting list.`;
  });
}

/** Nobody waits: the design that leaves the least overload. */
function leastOverload(designs: readonly DesignResult[]): Text {
  const best = [...designs].sort(
    (a, b) => a.overloadMwh.mean - b.overloadMwh.mean || costOf(a) - costOf(b),
  )[0]!;
  return inBoth(language => {
    const [mwh, hours] = [figure(best.overloadMwh.mean, language), figure(best.overloadHours.mean, language)];
    return language === 'nl'
      ? `Er staat niemand op de wachtlijst. De minste overbelasting blijft over met ${best.title.nl}: ${hours} uur, ${mwh} MWh.`
      : `Nobody is on the waiting list. The least overload is left with ${best.title.en}: ${hours} hours, ${mwh} MWh.`;
  });
}
