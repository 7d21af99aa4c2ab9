import type { DesignResult, Estimate, FlexResult } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { searchTexts } from './search-text.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  nl: {
    designs: [
      'ontwerp',
      'aanvragen',
      'MW erbij',
      'MW meer',
      'stroom die doorgaat',
      'beperkt uur',
      'overbelast uur',
      'overbelast MWh',
      'EUR per MW/jr',
      'bouwen EUR per MW/jr',
      'boven optimum',
    ],
    money: ['ontwerp', 'betaald EUR/jr', 'minder tarief EUR/jr', 'winst bedrijven EUR/jr', 'CO2 t/jr'],
    queue: ['ontwerp', 'pad', 'erbij', 'MW', 'eerste die niet past', 'ronden', 'uitkomst'],
    participants: [
      'ontwerp',
      'bedrijf',
      'tekent',
      'MW',
      'vraagt EUR/jr',
      'krijgt EUR/jr',
      'waarvan over EUR/jr',
      'afgeroepen uur',
    ],
    bids: [
      'ontwerp',
      'bieder',
      'gekocht MWh/jr',
      'EUR per MWh',
      'betaald EUR/jr',
      'kost EUR/jr',
      'waarvan over EUR/jr',
    ],
    notCalled: 'niet afgeroepen',
    status: { clear: 'opgelost', settled: 'er blijft over', unsettled: 'niet tot rust' },
    yes: 'ja',
    no: 'nee',
    cannot: 'kan niet',
    of: (served: number, all: number) => `${served} van ${all}`,
    area: (title: string, members: number, requests: number, mw: string) =>
      `${title}: ${members} ${members === 1 ? 'bedrijf' : 'bedrijven'}, ${requests} ${requests === 1 ? 'aanvraag' : 'aanvragen'} (${mw} MW)`,
    front: (name: string, by: string) =>
      `${name} blijft achter bij ${by}: niet meer MW, niet meer stroom, niet goedkoper, niet minder overbelasting.`,
    more: (left: number) => `en ${left} bedrijven meer; --format json noemt ze.`,
    interval: 'Tussen haakjes: 95 %-interval van het gemiddelde over de paden.',
    optimum:
      'Boven optimum: zoveel duurder dan wanneer één hand alle bedrijven stuurt, alles vooraf weet en in dezelfde uren evenveel overbelasting mag laten. Twee getallen: tussen het beste plan dat bekend is en wat bewezen is.',
    energy:
      'Stroom die doorgaat: van wat alle aanvragen met een vast recht zouden afnemen of invoeden. Beperkt: uren waarin wie erbij mag minder heeft dan gevraagd, gemiddeld naar MW.',
  },
  en: {
    designs: [
      'design',
      'requests',
      'MW let in',
      'MW more',
      'energy let through',
      'limited h',
      'overload h',
      'overload MWh',
      'EUR per MW/yr',
      'building EUR per MW/yr',
      'above optimum',
    ],
    money: ['design', 'paid EUR/yr', 'tariff lost EUR/yr', 'company gain EUR/yr', 'CO2 t/yr'],
    queue: ['design', 'path', 'let in', 'MW', 'first that does not fit', 'rounds', 'outcome'],
    participants: [
      'design',
      'company',
      'signs',
      'MW',
      'asks EUR/yr',
      'gets EUR/yr',
      'of that left over EUR/yr',
      'called h',
    ],
    bids: [
      'design',
      'bidder',
      'bought MWh/yr',
      'EUR per MWh',
      'paid EUR/yr',
      'costs EUR/yr',
      'of that left over EUR/yr',
    ],
    notCalled: 'not called',
    status: { clear: 'solved', settled: 'some is left', unsettled: 'not settled' },
    yes: 'yes',
    no: 'no',
    cannot: 'cannot',
    of: (served: number, all: number) => `${served} of ${all}`,
    area: (title: string, members: number, requests: number, mw: string) =>
      `${title}: ${members} ${members === 1 ? 'company' : 'companies'}, ${requests} ${requests === 1 ? 'request' : 'requests'} (${mw} MW)`,
    front: (name: string, by: string) =>
      `${name} is beaten by ${by}: no more MW, no more energy, no cheaper, no less overload.`,
    more: (left: number) => `and ${left} companies more; --format json has them.`,
    interval: 'In brackets: 95 % interval of the mean over the paths.',
    optimum:
      'Above optimum: so much dearer than if one hand ran all companies, knew everything beforehand and might leave as much overload in the same hours. Two numbers: between the best plan that is known and what is proven.',
    energy:
      'Energy let through: of what all requests would take, or feed in, with firm rights. Limited: hours in which those let in have less than they ask for, mean by MW.',
  },
} as const;

/** More rows are read from a file, not from a terminal. */
const MOST_ROWS = 25;

/** Designs side by side, and per area how far the waiting list gets, who signs and what stops. */
export function flexTexts(flex: FlexResult, language: Language): string[] {
  const { areas, designs, front } = flex;
  const words = WORDS[language];
  const hasInterval = designs.some(({ overloadHours }) => overloadHours.low !== null);
  const beaten = front.filter(({ isOnFront }) => !isOnFront);
  return [
    designsText(designs, language) +
      (designs.some(one => one.deliveredShare !== null) ? `\n${words.energy}` : '') +
      (designs.some(one => one.fromOptimumShare !== null) ? `\n${words.optimum}` : ''),
    moneyText(designs, language) + (hasInterval ? `\n${words.interval}` : ''),
    ...areas.flatMap(area => [
      `${words.area(area.title[language], area.members, area.requests, inWords(area.requestedMw, language, 1))}\n${queueText(area.name, designs, language)}`,
      ...participantsText(area.name, designs, language),
      ...bidsText(area.name, designs, language),
    ]),
    ...searchTexts(flex, language),
    [
      ...designs.map(({ line }) => line[language]),
      ...beaten.map(({ name, beatenBy }) => words.front(name, beatenBy.join(', '))),
    ].join('\n'),
  ];
}

function designsText(designs: readonly DesignResult[], language: Language): string {
  const amount = (value: number | null, digits = 0) =>
    value === null ? '-' : inWords(value, language, digits);
  const rows = designs.map(one => [
    one.name,
    String(one.requestsServed),
    amount(one.servedMw, 1),
    amount(one.unlockedMw, 1),
    one.deliveredShare === null ? '-' : `${inWords(100 * one.deliveredShare, language, 1)} %`,
    amount(one.limitedHours),
    estimated(one.overloadHours, language),
    estimated(one.overloadMwh, language),
    amount(one.eurPerMwUnlocked),
    amount(one.buildingEurPerMw) + (one.buildingYear === null ? '' : ` (${one.buildingYear})`),
    aboveOptimum(one, language),
  ]);
  return table(WORDS[language].designs, rows);
}

/** How far above the optimum at least and at most, in percent; one number where they are written the same. */
function aboveOptimum(
  { fromOptimumShare: least, fromOptimumMostShare: most }: DesignResult,
  language: Language,
): string {
  if (least === null || most === null) return '-';
  const [low, high] = [least, most].map(share => inWords(100 * share, language, 2));
  return low === high ? `${low} %` : `${low} … ${high} %`;
}

function moneyText(designs: readonly DesignResult[], language: Language): string {
  const rows = designs.map(({ name, paymentsEur, tariffLostEur, companyGainEur, co2Ton }) => [
    name,
    ...[paymentsEur, tariffLostEur, companyGainEur, co2Ton].map(one => estimated(one, language)),
  ]);
  return table(WORDS[language].money, rows);
}

function estimated({ mean, low, high }: Estimate, language: Language): string {
  if (low === null || high === null) return inWords(mean, language);
  return `${inWords(mean, language)} (${inWords(low, language)} … ${inWords(high, language)})`;
}

function queueText(area: string, designs: readonly DesignResult[], language: Language): string {
  const words = WORDS[language];
  const all = designs.flatMap(({ name, futures }) =>
    futures.filter(future => future.area === area).map(future => ({ name, future })),
  );
  const rows = all.map(({ name, future }) => {
    const served = future.queue.filter(({ isServed }) => isServed);
    return [
      name,
      future.path,
      words.of(served.length, future.queue.length),
      inWords(served.at(-1)?.totalMw ?? 0, language, 1),
      future.stoppedBy ?? '-',
      String(future.rounds.length),
      words.status[future.status],
    ];
  });
  const isOne = new Set(all.map(({ future }) => future.path)).size === 1;
  const stopped = new Set(
    all.flatMap(({ name, future }) =>
      future.stoppedLine ? `${name}${isOne ? '' : ` ${future.path}`}: ${future.stoppedLine[language]}` : [],
    ),
  );
  return [table(words.queue, rows), ...stopped].join('\n');
}

function participantsText(area: string, designs: readonly DesignResult[], language: Language): string[] {
  const words = WORDS[language];
  const all = designs.flatMap(({ name, participation }) =>
    participation.filter(one => one.area === area).map(one => ({ design: name, one })),
  );
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MOST_ROWS)
    .map(({ design, one }) => [
      design,
      one.name,
      one.signs ? (one.isCalled ? words.yes : words.notCalled) : words.no,
      inWords(one.isCalled ? one.mw : one.offeredMw, language, 1),
      one.asksEur === null ? words.cannot : inWords(one.asksEur, language),
      inWords(one.paidEur, language),
      one.rentEur === null ? '-' : inWords(one.rentEur, language),
      inWords(one.calledHours, language),
    ]);
  const left = all.length - rows.length;
  return [table(words.participants, rows) + (left > 0 ? `\n${words.more(left)}` : '')];
}

/** Of whom was bought by bids, and whether that paid for what it cost them. */
function bidsText(area: string, designs: readonly DesignResult[], language: Language): string[] {
  const words = WORDS[language];
  const all = designs.flatMap(({ name, bids }) =>
    (bids?.companies ?? []).filter(one => one.area === area).map(one => ({ design: name, one })),
  );
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MOST_ROWS)
    .map(({ design, one: { name, boughtMwh, paidEur, costEur } }) => [
      design,
      name,
      inWords(boughtMwh, language),
      boughtMwh > 0 ? inWords(paidEur / boughtMwh, language, 2) : '-',
      ...[paidEur, costEur, paidEur - costEur].map(eur => inWords(eur, language)),
    ]);
  const left = all.length - rows.length;
  return [table(words.bids, rows) + (left > 0 ? `\n${words.more(left)}` : '')];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return textTable(
    heads.map((head, c) => ({
      head,
      align: c === 0 ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    })),
  );
}
