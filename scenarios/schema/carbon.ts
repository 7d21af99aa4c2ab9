import { Type } from 'typebox';
import { CBAM_VERSIONS, ETS_PRODUCTS } from '../../data/index.ts';
import { about, choiceField, type Declared, flagField, listField, objectOf } from './field.ts';
import { scalarField } from './quantity.ts';

const LevyTierSchema = objectOf({
  aboveTon: scalarField('levyTier.aboveTon'),
  tariffEurPerTon: scalarField('levyTier.tariffEurPerTon'),
});

/** Price of ETS allowances, and a version of the levy or an own rate. */
export const CarbonSchema = objectOf(
  {
    etsEurPerTon: Type.Optional(scalarField('carbon.etsEurPerTon')),
    cbam: Type.Optional(choiceField('carbon.cbam', CBAM_VERSIONS)),
    electrifiedHeat: Type.Optional(choiceField('carbon.electrifiedHeat', ['keeps', 'loses'])),
    crossSectoralFactor: Type.Optional(scalarField('carbon.crossSectoralFactor')),
    reductionFactor: Type.Optional(scalarField('carbon.reductionFactor')),
    levy: Type.Optional(
      Type.Union(
        [
          Type.Enum(['none', 'first-law', 'raised', 'tax-plan-2026', 'withdrawn']),
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

const onBenchmark = {
  leakage: Type.Optional(choiceField('benchmark.leakage', ['listed', 'not-listed', 'district-heating'])),
  cbamGood: Type.Optional(flagField('benchmark.cbamGood')),
};

const BenchmarkSchema = Type.Union([
  objectOf(
    {
      product: choiceField('benchmark.product', ETS_PRODUCTS),
      outputTon: scalarField('benchmark.outputTon'),
      ...onBenchmark,
    },
    'productBenchmark',
  ),
  objectOf(
    {
      energy: choiceField('benchmark.energy', ['heat', 'fuel']),
      activityTj: scalarField('benchmark.activityTj'),
      ...onBenchmark,
    },
    'energyBenchmark',
  ),
]);
export type SiteBenchmark = Declared<typeof BenchmarkSchema>;

const list = choiceField('indirectCosts.list', ['table1', 'table2']);

const IndirectCostsSchema = Type.Union(
  [
    objectOf(
      { list, consumptionMwh: scalarField('indirectCosts.consumptionMwh') },
      'indirectCostsOfConsumption',
    ),
    objectOf(
      {
        list,
        outputTon: scalarField('indirectCosts.outputTon'),
        benchmarkMwhPerTon: scalarField('indirectCosts.benchmarkMwhPerTon'),
      },
      'indirectCostsOfOutput',
    ),
  ],
  about('siteCarbon.indirectCosts'),
);
export type IndirectCosts = Declared<typeof IndirectCostsSchema>;

/** What of a site is under the ETS and the levy, and what it has free: in tonnes, or by benchmark and activity. */
export const SiteCarbonSchema = objectOf(
  {
    inEts: Type.Optional(flagField('siteCarbon.inEts')),
    freeAllocationTon: Type.Optional(scalarField('siteCarbon.freeAllocationTon')),
    dispensationTon: Type.Optional(scalarField('siteCarbon.dispensationTon')),
    benchmarks: Type.Optional(listField('siteCarbon.benchmarks', BenchmarkSchema)),
    processTon: Type.Optional(scalarField('siteCarbon.processTon')),
    wasteIncinerator: Type.Optional(flagField('siteCarbon.wasteIncinerator')),
    indirectCosts: Type.Optional(IndirectCostsSchema),
  },
  undefined,
  'site.carbon',
);
