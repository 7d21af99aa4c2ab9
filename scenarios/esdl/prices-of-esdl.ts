import type { EsdlCarrier, EsdlProfile, EsdlSystem } from '../../data/index.ts';
import type { FuelName, StudyPrices } from '../schema/study.ts';
import { isElectric } from './carriers.ts';
import { estimate, leaveOut, type Notes } from './notes.ts';
import { onAxis, type ProfileAxis } from './profile-axis.ts';

type FuelPrice = NonNullable<NonNullable<StudyPrices['fuels']>[FuelName]>;
const PRICE_UNIT = 'EUR/MWh';
/** Fuels for which the tool has a price path of its own. */
const PATHS: Readonly<Partial<Record<FuelName, string>>> = { naturalGas: 'gas-tno' };

/** Carriers whose cost sets the prices of a study. */
export interface PriceCarriers {
  readonly bought: EsdlCarrier | undefined;
  /** What is fed in, where it differs. */
  readonly sold: EsdlCarrier | undefined;
  readonly fuels: ReadonlyMap<FuelName, EsdlCarrier | undefined>;
}

/** The electricity carriers of a system: those that an export takes are sold, the first other one is bought. */
export function electricityCarriers({
  carriers,
  assets,
}: EsdlSystem): Pick<PriceCarriers, 'bought' | 'sold'> {
  const exported = new Set(
    assets
      .filter(({ kind }) => kind === 'Export')
      .flatMap(({ ports }) => ports.map(({ carrier }) => carrier)),
  );
  const electric = carriers.filter(isElectric);
  const bought = electric.find(({ id }) => !exported.has(id)) ?? electric[0];
  return { bought, sold: electric.find(one => one !== bought && exported.has(one.id)) };
}

/** Cost of a carrier where it is a price here; one in another unit is noted and not used. */
export function priceOf(carrier: EsdlCarrier | undefined, notes: Notes): EsdlProfile | null {
  const cost = carrier?.cost;
  if (!cost) return null;
  if (cost.unit === PRICE_UNIT) return cost;
  const unit = cost.unit ?? '?';
  const what = `${carrier.kind} ${carrier.name}`;
  leaveOut(notes, what, `een prijs in ${unit} telt niet mee`, `a price in ${unit} does not count`);
  return null;
}

/** Prices of a study: those of the carriers, else the generator and paths of the tool, each noted. */
export function pricesOf(carriers: PriceCarriers, axis: ProfileAxis | null, notes: Notes): StudyPrices {
  const values = (carrier: EsdlCarrier | undefined) => {
    const price = priceOf(carrier, notes);
    return price && onAxis(price, axis);
  };
  const bought = values(carriers.bought);
  if (bought === null) estimate(notes, 'electricity price', ['generator price', 'name'], NO_PRICE);
  const sold = values(carriers.sold);
  const fuels: [FuelName, FuelPrice][] = [];
  for (const [fuel, carrier] of carriers.fuels) {
    const price = values(carrier);
    if (price === null) {
      const path = PATHS[fuel]!;
      estimate(notes, `price of ${fuel}`, [`path ${path}`, 'name'], NO_PRICE);
      fuels.push([fuel, { priceEurPerMwh: { path } }]);
    } else fuels.push([fuel, { priceEurPerMwh: price, heatingValue: 'lower' }]);
  }
  return {
    electricity: {
      dayAheadEurPerMwh: bought ?? { generator: 'price' },
      ...(sold !== null && { sellEurPerMwh: sold }),
    },
    ...(fuels.length > 0 && { fuels: Object.fromEntries(fuels) }),
  };
}

/** Whether the file or the tool has a price of a fuel. */
export function hasPrice(fuel: FuelName, carrier: EsdlCarrier | undefined): boolean {
  return PATHS[fuel] !== undefined || carrier?.cost?.unit === PRICE_UNIT;
}

const NO_PRICE = { nl: 'het bestand noemt geen prijs', en: 'the file names no price' };
