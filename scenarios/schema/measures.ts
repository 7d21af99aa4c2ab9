import { Type } from 'typebox';
import { AssetSchema } from './assets/asset.ts';
import { BestSizeSchema } from './best-size.ts';
import { ContractChangeSchema } from './contract.ts';
import { about, type Declared, integerField, listField, nameField, numberField, objectOf } from './field.ts';
import { scalarField } from './quantity.ts';
import { subsidiesField } from './subsidies.ts';
import { SavesSchema, TechniqueSchema } from './technique.ts';
import { bilingualField } from './text.ts';

const InvestmentSchema = Type.Union(
  [
    objectOf({
      capexEur: scalarField('investment.capexEur'),
      fixedEurPerYear: Type.Optional(scalarField('investment.fixedEurPerYear')),
      lifetimeYears: numberField('investment.lifetimeYears'),
      year: Type.Optional(integerField('investment.year')),
      bestSize: Type.Optional(BestSizeSchema),
    }),
    TechniqueSchema,
  ],
  about('measure.investment'),
);

/** An investment option. Sizes and money are the user's or follow from the technology table. */
export const MeasureSchema = objectOf(
  {
    name: nameField('measure.name'),
    title: Type.Optional(bilingualField('measure.title')),
    site: Type.Optional(nameField('measure.site', 'site')),
    add: Type.Optional(listField('measure.add', AssetSchema, 'asset')),
    remove: Type.Optional(listField('measure.remove', nameField('measure.remove', 'asset'))),
    addImportMw: Type.Optional(scalarField('measure.addImportMw')),
    addExportMw: Type.Optional(scalarField('measure.addExportMw')),
    saves: Type.Optional(SavesSchema),
    requires: Type.Optional(listField('measure.requires', nameField('measure.requires', 'measure'))),
    excludes: Type.Optional(listField('measure.excludes', nameField('measure.excludes', 'measure'))),
    availableFrom: Type.Optional(integerField('measure.availableFrom')),
    years: Type.Optional(listField('measure.years', integerField('measure.year'))),
    investment: InvestmentSchema,
  },
  'measure',
);
export type Measure = Declared<typeof MeasureSchema>;

/** Name of a measure in one of the years in which it may be built. */
export function datedName(measure: string, year: number): string {
  return `${measure}@${year}`;
}

/** A combination of measures, with a contract where it differs from the site's. */
export const PackageSchema = objectOf(
  {
    name: nameField('package.name'),
    title: Type.Optional(bilingualField('package.title')),
    measures: listField('package.measures', nameField('package.measures', 'builtMeasure')),
    contracts: Type.Optional(
      Type.Record(Type.String(), ContractChangeSchema, {
        ...about('package.contracts'),
        'x-refers': 'site',
      }),
    ),
    subsidies: Type.Optional(subsidiesField('package.subsidies')),
  },
  'package',
);
export type Package = Declared<typeof PackageSchema>;
