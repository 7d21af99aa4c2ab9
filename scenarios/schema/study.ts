import { Type } from 'typebox';
import { CarbonSchema } from './carbon.ts';
import { ChoicesSchema } from './choices.ts';
import { ExplainSchema } from './explain.ts';
import {
  choiceField,
  type Declared,
  flagField,
  integerField,
  listField,
  nameField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
import { FinanceSchema } from './finance.ts';
import { AreaSchema } from './flex-area.ts';
import {
  BuildingSchema,
  DesignSchema,
  ParticipationSchema,
  ReliabilitySchema,
  SimulationSchema,
} from './flex-design.ts';
import { GroupPeakSchema } from './group-peak.ts';
import { MeasureSchema, PackageSchema } from './measures.ts';
import { StudyPathSchema } from './paths.ts';
import { PeriodSchema } from './period.ts';
import { PricesSchema } from './prices.ts';
import { quantityField } from './quantity.ts';
import { SiteSchema } from './site.ts';
import { subsidiesField } from './subsidies.ts';
import { bilingualField } from './text.ts';

export type { StudyAsset } from './assets/asset.ts';
export type { FuelName } from './assets/fuel.ts';
export type { GridTariff, StudyContract } from './contract.ts';
export type { StudyArea, StudyNode } from './flex-area.ts';
export type { StudyDesign, StudyGroup, StudyOffer } from './flex-design.ts';
export type { Measure, Package } from './measures.ts';
export type { StudyPath } from './paths.ts';
export type { StudyPrices } from './prices.ts';
export type { Quantity, Scalar } from './quantity.ts';
export type { StudySite } from './site.ts';
export type { StudySupply } from './supply.ts';
export type { Text } from './text.ts';

const SharedLimitSchema = objectOf({
  name: nameField('sharedLimit.name'),
  sites: listField('sharedLimit.sites', nameField('sharedLimit.sites', 'site')),
  importMw: quantityField('sharedLimit.importMw'),
  exportMw: quantityField('sharedLimit.exportMw'),
  peak: Type.Optional(GroupPeakSchema),
});

const SolveSchema = objectOf(
  {
    foresight: Type.Optional(choiceField('solve.foresight', ['perfect', 'day-ahead', 'both'])),
    limitRanges: Type.Optional(flagField('solve.limitRanges')),
    tolerance: Type.Optional(numberField('solve.tolerance')),
    deadlineSeconds: Type.Optional(numberField('solve.deadlineSeconds')),
    seed: Type.Optional(integerField('solve.seed')),
  },
  undefined,
  'study.solve',
);

/** A slider of the page: one number of the study, by JSON Pointer. */
const ControlSchema = objectOf({
  pointer: textField('control.pointer'),
  title: bilingualField('control.title'),
  unit: textField('control.unit'),
  minimum: numberField('control.minimum'),
  maximum: numberField('control.maximum'),
  step: numberField('control.step'),
});
export type Control = Declared<typeof ControlSchema>;

/** A study file: what is asked, about which sites, at which prices. */
export const StudySchema = objectOf({
  speelruimte: choiceField('study.speelruimte', [1]),
  kind: choiceField('study.kind', ['dispatch', 'business-case', 'flex-product']),
  name: nameField('study.name'),
  title: Type.Optional(bilingualField('study.title')),
  story: Type.Optional(bilingualField('study.story')),
  lesson: Type.Optional(bilingualField('study.lesson')),
  period: PeriodSchema,
  years: Type.Optional(listField('study.years', integerField('study.year'))),
  sites: listField('study.sites', SiteSchema, 'site'),
  sharedLimits: Type.Optional(listField('study.sharedLimits', SharedLimitSchema, 'shared limit')),
  prices: PricesSchema,
  carbon: Type.Optional(CarbonSchema),
  measures: Type.Optional(listField('study.measures', MeasureSchema, 'measure')),
  packages: Type.Optional(listField('study.packages', PackageSchema, 'package')),
  choices: Type.Optional(ChoicesSchema),
  reference: Type.Optional(nameField('study.reference', 'package')),
  subsidies: Type.Optional(subsidiesField('study.subsidies')),
  finance: Type.Optional(FinanceSchema),
  explain: Type.Optional(ExplainSchema),
  areas: Type.Optional(listField('study.areas', AreaSchema, 'area')),
  requests: Type.Optional(listField('study.requests', SiteSchema, 'request')),
  designs: Type.Optional(listField('study.designs', DesignSchema, 'design')),
  participation: Type.Optional(ParticipationSchema),
  reliability: Type.Optional(ReliabilitySchema),
  simulation: Type.Optional(SimulationSchema),
  building: Type.Optional(BuildingSchema),
  paths: Type.Optional(listField('study.paths', StudyPathSchema, 'path')),
  solve: Type.Optional(SolveSchema),
  controls: Type.Optional(listField('study.controls', ControlSchema)),
});
export type Study = Declared<typeof StudySchema>;
