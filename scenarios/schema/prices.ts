import { Type } from 'typebox';
import type { DictionaryKey } from '../../data/index.ts';
import { about, choiceField, type Declared, integerField, objectOf } from './field.ts';
import { quantityField, scalarField } from './quantity.ts';

const ElectricitySchema = objectOf(
  {
    dayAheadEurPerMwh: quantityField('electricity.dayAheadEurPerMwh'),
    supplyMarginEurPerMwh: Type.Optional(scalarField('electricity.supplyMarginEurPerMwh')),
    sellEurPerMwh: Type.Optional(quantityField('electricity.sellEurPerMwh')),
    feedInFeeEurPerMwh: Type.Optional(scalarField('electricity.feedInFeeEurPerMwh')),
  },
  undefined,
  'prices.electricity',
);

function fuelPrice(key: DictionaryKey) {
  return Type.Optional(
    objectOf(
      {
        priceEurPerMwh: quantityField('fuel.priceEurPerMwh'),
        heatingValue: Type.Optional(choiceField('fuel.heatingValue', ['higher', 'lower'])),
      },
      'fuelPrice',
      key,
    ),
  );
}

/** `nl`: the Dutch brackets of a year; or flat rates; or none. */
const EnergyTaxSchema = Type.Union(
  [
    Type.Literal('none'),
    objectOf({
      schedule: choiceField('energyTax.schedule', ['nl']),
      year: Type.Optional(integerField('energyTax.year')),
    }),
    objectOf({
      electricityEurPerMwh: scalarField('energyTax.electricityEurPerMwh'),
      naturalGasEurPerMwh: scalarField('energyTax.naturalGasEurPerMwh'),
    }),
  ],
  about('prices.energyTax'),
);

export const PricesSchema = objectOf(
  {
    electricity: ElectricitySchema,
    fuels: Type.Optional(
      objectOf(
        {
          naturalGas: fuelPrice('fuels.naturalGas'),
          hydrogen: fuelPrice('fuels.hydrogen'),
          biomass: fuelPrice('fuels.biomass'),
          greenGas: fuelPrice('fuels.greenGas'),
          suppliedHeat: fuelPrice('fuels.suppliedHeat'),
        },
        undefined,
        'prices.fuels',
      ),
    ),
    gridEmissionsTonPerMwh: Type.Optional(quantityField('prices.gridEmissionsTonPerMwh')),
    energyTax: Type.Optional(EnergyTaxSchema),
  },
  undefined,
  'study.prices',
);
export type StudyPrices = Declared<typeof PricesSchema>;
