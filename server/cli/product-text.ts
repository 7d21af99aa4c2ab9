import { type FlexProduct, figureText } from '../../data/index.ts';
import { figureTable } from './figure-table.ts';
import type { Language } from './language.ts';
import { type TextColumn, textTable } from './text-table.ts';

function left(head: string, cells: readonly string[]): TextColumn {
  return { head, align: 'left', cells };
}

/** Rights and contracts beside each other: what they do, by whom, when they are told, and which share of kWcontract stays. */
export function productTable(all: readonly FlexProduct[], language: Language): string {
  const words = WORDS[language];
  const column = (head: string, of: (one: FlexProduct) => string) => left(head, all.map(of));
  return textTable([
    column(words.id, ({ id }) => id),
    column(words.title, ({ title }) => title[language]),
    column(words.effect, ({ effect }) => words.effects[effect]),
    column(words.grid, ({ grid }) => grid.map(one => words.owners[one]).join(', ')),
    column(words.notice, ({ call }) => (call ? words.notices[call.notice.value] : '')),
    column(words.hours, ({ call }) => (call?.hoursPerYear ? figureText(call.hoursPerYear, language) : '')),
    column(words.contract, ({ contractShare: { value } }) =>
      value === 'block-hours' ? words.blockHours : figureText({ value: 100 * value, unit: '%' }, language),
    ),
    column(words.mark, ({ contractShare }) => contractShare.mark),
    column(words.from, ({ from }) => from?.value ?? ''),
  ]);
}

/** One right or contract: what it is, its law, and every figure with unit, mark and source. */
export function productText(one: FlexProduct, language: Language): string {
  const words = WORDS[language];
  const table = figureTable(one, language);
  const { id, title, explanation, law, version } = one;
  return `${title[language]} (${id})\n${explanation[language]}\n${words.law}: ${law} (${version})\n\n${table}`;
}

const WORDS = {
  nl: {
    id: 'product',
    title: 'naam',
    effect: 'wat het doet',
    grid: 'van',
    notice: 'gemeld',
    hours: 'uren per jaar',
    contract: '% kWcontract',
    mark: 'merk',
    from: 'sinds',
    law: 'Regel',
    blockHours: 'uren van de blokken',
    effects: { right: 'geeft vermogen', limit: 'begrenst', steer: 'stuurt' },
    owners: { regional: 'regionaal', national: 'TenneT' },
    notices: { 'in-contract': 'in het contract', 'day-ahead': 'dag ervoor', intraday: 'binnen de dag' },
  },
  en: {
    id: 'product',
    title: 'name',
    effect: 'what it does',
    grid: 'from',
    notice: 'told',
    hours: 'hours a year',
    contract: '% kWcontract',
    mark: 'mark',
    from: 'since',
    law: 'Rule',
    blockHours: 'hours of the blocks',
    effects: { right: 'gives power', limit: 'limits', steer: 'steers' },
    owners: { regional: 'regional', national: 'TenneT' },
    notices: { 'in-contract': 'in the contract', 'day-ahead': 'day before', intraday: 'within the day' },
  },
} as const;
