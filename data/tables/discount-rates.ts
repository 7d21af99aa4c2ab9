import { figures, type Sourced, type Text } from './sourced.ts';

/** A real discount rate and whose it is. */
export interface DiscountRate extends Sourced<number> {
  readonly id: string;
  readonly title: Text;
}

const VESTA = figures('PBL Vesta MAIS default settings, RuudvandenWijngaart/VestaDV', 'S');
const ETM = figures('Energy Transition Model, quintel/etsource @54775b3', 'S');
const SOCIAL = figures('Rijkswaterstaat, Steunpunt Economische Expertise (since 2021-01-01)', 'S');
const UNIT = '1/year, real';

export const DISCOUNT_RATES: readonly DiscountRate[] = [
  { id: 'social', title: { nl: 'Maatschappelijk', en: 'Social' }, ...SOCIAL(0.0225, UNIT) },
  {
    id: 'producers',
    title: { nl: 'Producenten en netbedrijven', en: 'Producers and grids' },
    ...VESTA(0.06, UNIT),
  },
  { id: 'companies', title: { nl: 'Bedrijven', en: 'Companies' }, ...VESTA(0.08, UNIT) },
  { id: 'proven', title: { nl: 'Bewezen techniek', en: 'Proven technology' }, ...ETM(0.04, UNIT) },
  { id: 'immature', title: { nl: 'Onrijpe techniek', en: 'Immature technology' }, ...ETM(0.07, UNIT) },
];

/** Discount rate by id; undefined when there is none. */
export function discountRate(id: string): DiscountRate | undefined {
  return DISCOUNT_RATES.find(rate => rate.id === id);
}
