import { figures } from '../tables/sourced.ts';
import type { FlexProduct } from './flex-product.ts';
import { productFigures, productOf, ruleOf } from './row.ts';

const FIRM_LAW = 'Netcode 7.1(3)a';
const VVTR_LAW =
  'Netcode 7.1(3)b and 7.1b; Tarievencode 3.7.15; ACM/UIT/610965 of 25 Jan 2024, Stcrt 2024-2951';
const TDTR_LAW = 'Netcode 7.1(3)c and 7.1c; ACM/UIT/619367 of 16 Jul 2024, Stcrt 2024-23594';
const TBTR_LAW = 'Netcode 7.1(3)d and 7.1d; ACM/UIT/619367 of 16 Jul 2024, Stcrt 2024-23594';
/** Rules of the three rights that are less than firm. */
const BREACHES = ruleOf(
  'Overtredingen waarna de beheerder het recht kan opschorten',
  'Breaches after which the operator can suspend the right',
  figures('Netcode 7.1(6), Stcrt 2024-23594: with written notice', 'S')(2, 'breaches'),
);

const vvtr = productFigures(VVTR_LAW, 'S');
const tdtr = productFigures(TDTR_LAW, 'S');
const tdtrDraft = productFigures(
  'ACM draft decision as told by Energy Storage NL; the final text of the article was not read',
  'S',
);
const tbtr = productFigures(TBTR_LAW, 'S');

/** Rights to transport, which add up on one connection. */
export const RIGHTS: readonly FlexProduct[] = [
  productOf({
    id: 'firm',
    title: { nl: 'Vast transportrecht', en: 'Firm transport right' },
    explanation: {
      nl: 'Het gecontracteerde vermogen is er altijd; kWcontract en kWmax worden in volle omvang betaald.',
      en: 'The contracted power is always there; kWcontract and kWmax are charged in full.',
    },
    effect: 'right',
    grid: ['regional', 'national'],
    law: FIRM_LAW,
    version: 'Netcode of 1 Apr 2025',
  }),
  productOf({
    id: 'vvtr',
    title: {
      nl: 'Volledig variabel transportrecht (non-firm)',
      en: 'Fully variable transport right (non-firm)',
    },
    explanation: {
      nl: 'Alleen wat het net over heeft; de beheerder zegt uiterlijk de dag ervoor hoeveel dat is. Geen kWcontract. Een beperking is geen congestiemanagement en wordt niet betaald.',
      en: 'Only what the grid has left; the operator says at the latest the day before how much that is. No kWcontract. A limitation is no congestion management and is not paid.',
    },
    effect: 'right',
    grid: ['regional', 'national'],
    law: VVTR_LAW,
    version: 'ACM/UIT/610965',
    from: vvtr.figure('2024-02-01', 'date'),
    shape: vvtr.shape('none'),
    guaranteedShare: vvtr.share(0),
    call: {
      trigger: vvtr.trigger('congestion'),
      notice: vvtr.notice('day-ahead'),
      noticeHour: figures(`${VVTR_LAW}: at the latest the day before, taken as its last moment`, 'D')(
        24,
        'local hour',
      ),
      depthShare: vvtr.figure(0, 'share of the contract'),
    },
    contractShare: vvtr.figure(0, 'share of kWcontract'),
    peakShare: vvtr.figure(1, 'share of kWmax'),
    rules: [ruleOf('Alleen in', 'Only in', vvtr.figure('congestion areas', 'area')), BREACHES],
  }),
  productOf({
    id: 'tdtr',
    title: {
      nl: 'Tijdsduurgebonden transportrecht (ATR85)',
      en: 'Time-duration transport right (ATR85)',
    },
    explanation: {
      nl: 'Ten minste 85 % van de uren; in ten hoogste 1.314 uur per jaar mag TenneT het vermogen geheel of deels beperken, gemeld op de dag ervoor. Geen kWcontract. Afname en invoeding staan los van elkaar.',
      en: 'At least 85 % of the hours; in at most 1,314 hours a year TenneT may limit the power in full or in part, told on the day before. No kWcontract. Off-take and feed-in stand apart.',
    },
    effect: 'right',
    grid: ['national'],
    law: TDTR_LAW,
    version: 'Stcrt 2024-23594',
    from: tdtr.figure('2025-04-01', 'date'),
    shape: tdtr.shape('hours-share'),
    guaranteedShare: tdtr.share(0.85),
    call: {
      trigger: tdtr.trigger('congestion'),
      notice: tdtr.notice('day-ahead'),
      noticeHour: figures(
        'ACM draft decision as told by Energy Storage NL: 08:30; at the latest the closing of the day-ahead market (Fieldfisher)',
        'S',
      )(8.5, 'local hour'),
      hoursPerYear: tdtr.figure(1314, 'h/year'),
      depthShare: tdtr.figure(0, 'share of the contract'),
    },
    contractShare: tdtrDraft.figure(0, 'share of kWcontract'),
    peakShare: tdtrDraft.figure(1, 'share of kWmax'),
    rules: [
      ruleOf(
        'Grootste besparing samen met tijdsafhankelijk tarief',
        'Largest saving together with the tariff weighted by time',
        figures('TenneT; the weights by time were not found and are not counted', 'S')(
          0.65,
          'share of the transport tariff',
        ),
      ),
      BREACHES,
    ],
  }),
  productOf({
    id: 'tbtr',
    title: { nl: 'Tijdsblokgebonden transportrecht', en: 'Time-block transport right' },
    explanation: {
      nl: 'Volledig binnen de blokken van het contract (lokale tijd), daarbuiten niets. De blokken en de korting op kWcontract staan in het contract; de standaard hier is een aanname.',
      en: 'In full inside the blocks of the contract (local time), nothing outside them. Blocks and the reduction of kWcontract are in the contract; the default here is an assumption.',
    },
    effect: 'right',
    grid: ['regional'],
    law: TBTR_LAW,
    version: 'Stcrt 2024-23594',
    from: tbtr.figure('2025-04-01', 'date'),
    shape: tbtr.shape('blocks'),
    guaranteedShare: tbtr.share(1),
    blocks: productFigures(
      'Guess of the KasFlex project for hours with room; each contract has its own',
      '2nd',
    ).hours([
      [0, 7],
      [10, 15],
      [22, 24],
    ]),
    outsideShare: tbtr.figure(0, 'share of the contract'),
    contractShare: figures(
      'In proportion to the hours of the blocks: from memory, the rule of the discount was not found',
      'M',
    )('block-hours', 'share of kWcontract'),
    rules: [BREACHES],
  }),
  productOf({
    id: 'gto',
    title: { nl: 'Groepstransportovereenkomst', en: 'Group transport agreement' },
    explanation: {
      nl: 'Een groep aansluitingen op hetzelfde net heeft samen een vermogen (gedeelde grens). kWcontract wordt eenmaal betaald, over het vermogen van de groep; ieder draagt bij naar het eigen vermogen. kWmax gaat over het netto profiel van de groep; de leden dragen dat zoals zij afspreken, hier naar ieders eigen piek.',
      en: 'A group of connections on one grid has one power together (shared limit). kWcontract is charged once, on the power of the group; each bears its part by its own power. kWmax is on the net profile of the group; its members bear that as they agree, here by the peak of each.',
    },
    effect: 'right',
    group: 'members',
    grid: ['regional'],
    law: 'Energiewet; ACM Codebesluit groepstransportovereenkomst, Stcrt 2025-43262; Tarievencode 3.1.3a, 3.7.2a, 3.7.18, 3.7.19',
    version: 'Stcrt 2025-43262',
    from: figures(
      'Energiewet in force (innovom.nl, liander.nl); operators must offer it from 1 Jan 2027',
      'S',
    )('2026-01-01', 'date'),
    rules: [
      ruleOf(
        'Vermogen van de groep: last van de gezamenlijke belasting die zoveel kwartieren per jaar wordt overschreden',
        'Power of the group: the joint load exceeded in as many quarters a year',
        figures('Zenmo LUX zero_engine: rule of thumb in the code of a public simulator', 'S')(
          35,
          'quarters/year',
        ),
      ),
      ruleOf(
        'Toeslag op kWcontract en kWmax die de ACM niet overnam',
        'Factor on kWcontract and kWmax that the ACM did not adopt',
        figures('Stcrt 2025-43262 par. 177, as quoted in a hub tool: asked by the operators', '2nd')(
          1.21,
          '1',
        ),
      ),
      ruleOf(
        'Toeslag per kW eigen kWmax van zuivere LS-leden naast MS-leden, niet gerekend',
        'Surcharge per kW of own kWmax of pure LV members beside MV members, not counted',
        figures('Tarievencode 3.7.19; Stedin tariff sheet 2026 as quoted in a hub tool', '2nd')(
          1.908,
          'EUR/kW/month',
        ),
      ),
    ],
  }),
  productOf({
    id: 'cable-pooling',
    title: { nl: 'Cable pooling', en: 'Cable pooling' },
    explanation: {
      nl: 'Enkele partijen delen een aansluiting: een grens voor hun som, een keer de kosten van de aansluiting, en kWmax aan de meter daarvan: over hun netto afname samen.',
      en: 'A few parties share one connection: one limit on their sum, the charges of one connection, and kWmax at its meter: on their net import together.',
    },
    effect: 'right',
    group: 'members',
    grid: ['regional', 'national'],
    law: 'Energiewet (capaxx); before it article 1(2) of the E-wet, unverified',
    version: 'Energiewet 2026',
    rules: [
      ruleOf('Meeste partijen', 'Most parties', figures('Energiewet as told by capaxx', '2nd')(4, 'parties')),
      ruleOf(
        'Kleinste aansluiting',
        'Smallest connection',
        figures('Energiewet as told by capaxx', '2nd')(100, 'kVA'),
      ),
    ],
  }),
];
