import { Type } from 'typebox';
import { about, listField, objectOf } from './field.ts';
import { scalarField } from './quantity.ts';

const LevyTierSchema = objectOf({
  aboveTon: scalarField('levyTier.aboveTon'),
  tariffEurPerTon: scalarField('levyTier.tariffEurPerTon'),
});

/** Price of ETS allowances, and a version of the levy or an own rate. */
export const CarbonSchema = objectOf(
  {
    etsEurPerTon: Type.Optional(scalarField('carbon.etsEurPerTon')),
    levy: Type.Optional(
      Type.Union(
        [
          Type.Enum(['none', 'first-law', 'raised', 'tax-plan-2026']),
          objectOf({
            tariffEurPerTon: scalarField('levy.tariffEurPerTon'),
            etsReferenceEurPerTon: Type.Optional(scalarField('levy.etsReferenceEurPerTon')),
            tiers: Type.Optional(listField('levy.tiers', LevyTierSchema)),
          }),
        ],
        about('carbon.levy'),
      ),
    ),
  },
  undefined,
  'study.carbon',
);
