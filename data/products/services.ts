import { figures } from '../tables/sourced.ts';
import type { FlexProduct } from './flex-product.ts';
import { productFigures, productOf, ruleOf } from './row.ts';

const CBC_LAW = 'Netcode 9.1(1) and annex 12; ACM/UIT/577139 of 24 May 2022, Stcrt 2022-14201';
const CSC_LAW = 'ACM draft of 14 Aug 2025, in the code at the end of 2025 (gopacs.eu)';
const REDISPATCH_LAW = 'Netcode 9.1(2)-(4) and annex 11; ACM/UIT/577139, Stcrt 2022-14201';
const NO_FEE = 'No price was found; middle of a range from memory';

const cbc = productFigures(CBC_LAW, 'S');
const csc = productFigures(CSC_LAW, 'S');
const redispatch = productFigures(REDISPATCH_LAW, 'S');

/** Fees that no source gives: a contract says its own. */
const FEES = {
  availabilityEurPerMwH: figures(`${NO_FEE}: 0-40 EUR/MW/h`, 'M')(20, 'EUR/MW/h'),
  activationEurPerMwh: figures(`${NO_FEE}: 100-300 EUR/MWh`, 'M')(200, 'EUR/MWh'),
};
const CBC_FROM = cbc.figure('2022-11-25', 'date');
const LEAST_MW = cbc.figure(0.1, 'MW');
const UNTIL = ruleOf('Geldt tot', 'Lasts until', cbc.figure('the grid is reinforced', 'moment'));
const DAY_BEFORE_AT_8 = figures('Enexis: at the latest the day before, with 08:00 as example', 'S')(
  8,
  'local hour',
);

/** Contracts by which a company gives up part of what its rights give, for pay. */
export const SERVICES: readonly FlexProduct[] = [
  productOf({
    id: 'cbc-t',
    title: {
      nl: 'Capaciteitsbeperkingscontract, vaste tijden (CBC-T)',
      en: 'Capacity limitation contract, fixed times (CBC-T)',
    },
    explanation: {
      nl: 'Het vaste recht blijft; in de vensters van het contract gaat het vermogen niet boven de afgesproken grens, tegen betaling.',
      en: 'The firm right stays; in the windows of the contract the power goes no higher than agreed, for pay.',
    },
    effect: 'limit',
    grid: ['regional', 'national'],
    law: CBC_LAW,
    version: 'Stcrt 2022-14201',
    from: CBC_FROM,
    call: {
      trigger: cbc.trigger('window'),
      window: figures(
        'Example of a daily window in the explanation of the contract; each contract has its own',
        'S',
      )([[16, 19]], 'local hours, from and until'),
      notice: cbc.notice('in-contract'),
    },
    ...FEES,
    leastMw: LEAST_MW,
    rules: [UNTIL],
  }),
  productOf({
    id: 'cbc-a',
    title: {
      nl: 'Capaciteitsbeperkingscontract, op afroep (CBC-A)',
      en: 'Capacity limitation contract, on call (CBC-A)',
    },
    explanation: {
      nl: 'Het vaste recht blijft; op afroep, uiterlijk de dag ervoor, gaat het vermogen niet boven de afgesproken grens, tegen betaling. Hoe vaak en hoe lang staat in het contract.',
      en: 'The firm right stays; on call, at the latest the day before, the power goes no higher than agreed, for pay. How often and how long is in the contract.',
    },
    effect: 'limit',
    grid: ['regional', 'national'],
    law: CBC_LAW,
    version: 'Stcrt 2022-14201',
    from: CBC_FROM,
    call: {
      trigger: cbc.trigger('congestion'),
      notice: cbc.notice('day-ahead'),
      noticeHour: DAY_BEFORE_AT_8,
    },
    ...FEES,
    leastMw: LEAST_MW,
    rules: [UNTIL],
  }),
  productOf({
    id: 'csc',
    title: { nl: 'Capaciteitssturingscontract (CSC)', en: 'Capacity steering contract (CSC)' },
    explanation: {
      nl: 'Als een CBC, maar de beheerder mag ook vragen om meer af te nemen of in te voeden dan het bedrijf van plan was. Wat er zo bij komt wordt betaald per MWh; niemand is verplicht tot dit contract.',
      en: 'As a CBC, but the operator may also ask to take or to feed in more than the company had planned. What comes on top is paid by the MWh; nobody must sign it.',
    },
    effect: 'steer',
    grid: ['regional', 'national'],
    law: CSC_LAW,
    version: 'ACM 2025',
    from: figures(`${CSC_LAW}; the day was not found, taken as new year`, 'D')('2026-01-01', 'date'),
    call: {
      trigger: csc.trigger('congestion'),
      notice: csc.notice('day-ahead'),
      noticeHour: DAY_BEFORE_AT_8,
    },
    ...FEES,
    rules: [ruleOf('Verplichte deelname', 'Duty to take part', csc.figure('no', 'duty'))],
  }),
  productOf({
    id: 'redispatch',
    title: { nl: 'Redispatch (biedingen via GOPACS)', en: 'Redispatch (bids through GOPACS)' },
    explanation: {
      nl: 'De onderneming biedt binnen de dag aan om minder af te nemen of in te voeden en krijgt bij afroep haar eigen prijs.',
      en: 'The company offers within the day to take or feed in less, and is paid its own price when called.',
    },
    effect: 'limit',
    grid: ['regional', 'national'],
    law: REDISPATCH_LAW,
    version: 'Stcrt 2022-14201',
    from: figures(`${REDISPATCH_LAW}: article 9.1 as for the limitation contract`, 'D')('2022-11-25', 'date'),
    call: {
      trigger: redispatch.trigger('congestion'),
      notice: redispatch.notice('intraday'),
      noticeMinutes: figures(
        'Bids from the evening before until within the day; how long before was not found',
        'D',
      )(60, 'minutes'),
    },
    activation: redispatch.figure('own-bid', 'paid by'),
    activationEurPerMwh: figures('Bids of 100-400 EUR/MWh for TenneT, from memory; the middle of it', 'M')(
      250,
      'EUR/MWh',
    ),
    rules: [
      ruleOf(
        'Vermogen waarboven een dienstverlener (CSP) verplicht is',
        'Power above which a service provider (CSP) is a duty',
        redispatch.figure(60, 'MW'),
      ),
      ruleOf(
        'Kleinste verplichte invoeding',
        'Smallest feed-in under a duty to bid',
        figures('Stcrt 2024-12275', 'S')(1, 'MW'),
      ),
    ],
  }),
];
