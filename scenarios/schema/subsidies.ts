import { Type } from 'typebox';
import {
  about,
  choiceField,
  type Declared,
  flagField,
  integerField,
  nameField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
import { scalarField } from './quantity.ts';

const SCHEMES = ['sde', 'veki', 'eia', 'mia', 'vamil', 'dei', 'flexE', 'isde', 'niki', 'own'] as const;
export type SchemeName = (typeof SCHEMES)[number];

const shared = {
  measure: Type.Optional(nameField('subsidy.measure', 'measure')),
  applicationYear: Type.Optional(integerField('subsidy.applicationYear')),
  assumeOpen: Type.Optional(flagField('subsidy.assumeOpen')),
};
const companySize = Type.Optional(choiceField('subsidy.companySize', ['large', 'medium', 'small']));
const profitTaxShare = Type.Optional(numberField('subsidy.profitTaxShare'));

function scheme<const K extends SchemeName>(kind: K) {
  return choiceField('subsidy.kind', [kind]);
}

const SdeSchema = objectOf({
  kind: scheme('sde'),
  ...shared,
  technology: Type.Optional(textField('subsidy.sde.technology', 'sdeTechnology')),
  baseEurPerMwh: Type.Optional(scalarField('subsidy.sde.baseEurPerMwh')),
  phaseEurPerMwh: Type.Optional(scalarField('subsidy.sde.phaseEurPerMwh')),
  correctionEurPerMwh: Type.Optional(scalarField('subsidy.sde.correctionEurPerMwh')),
  floorEurPerMwh: Type.Optional(scalarField('subsidy.sde.floorEurPerMwh')),
  etsBenefitEurPerMwh: Type.Optional(scalarField('subsidy.sde.etsBenefitEurPerMwh')),
  avoidedTonPerMwh: Type.Optional(scalarField('subsidy.sde.avoidedTonPerMwh')),
  fullLoadHours: Type.Optional(scalarField('subsidy.sde.fullLoadHours')),
  termYears: Type.Optional(integerField('subsidy.sde.termYears')),
});

const VekiSchema = objectOf({
  kind: scheme('veki'),
  ...shared,
  companySize,
  category: Type.Optional(
    choiceField('subsidy.veki.category', ['efficiency', 'recycling', 'otherCo2', 'localInfrastructure']),
  ),
  referenceInvestmentEur: Type.Optional(scalarField('subsidy.veki.referenceInvestmentEur')),
});

const EiaSchema = objectOf({ kind: scheme('eia'), ...shared, profitTaxShare });
const MiaSchema = objectOf({
  kind: scheme('mia'),
  ...shared,
  profitTaxShare,
  share: Type.Optional(choiceField('subsidy.mia.share', [0.27, 0.36, 0.45])),
});
const VamilSchema = objectOf({ kind: scheme('vamil'), ...shared, profitTaxShare });
const DeiSchema = objectOf({
  kind: scheme('dei'),
  ...shared,
  companySize,
  share: Type.Optional(numberField('subsidy.dei.share')),
});

/** A scheme whose terms were not found: the applicant says what it gives. */
function amountSchema<const K extends 'flexE' | 'isde' | 'niki'>(kind: K) {
  return objectOf({ kind: scheme(kind), ...shared, amountEur: scalarField('subsidy.amountEur') });
}

const OwnSchema = objectOf({
  kind: scheme('own'),
  ...shared,
  name: nameField('subsidy.own.name'),
  amountEur: Type.Optional(scalarField('subsidy.amountEur')),
  supportEurPerYear: Type.Optional(scalarField('subsidy.own.supportEurPerYear')),
  supportYears: Type.Optional(integerField('subsidy.own.supportYears')),
});

const SubsidySchema = Type.Union([
  Type.Enum(['sde', 'veki', 'eia']),
  SdeSchema,
  VekiSchema,
  EiaSchema,
  MiaSchema,
  VamilSchema,
  DeiSchema,
  amountSchema('flexE'),
  amountSchema('isde'),
  amountSchema('niki'),
  OwnSchema,
]);
export type StudySubsidy = Exclude<Declared<typeof SubsidySchema>, string>;

const MOST_SUBSIDIES = 40;

/** None, the best allowed stack of the schemes that need no list or tender, the stack that is named, or the best of those named. */
export function subsidiesField(key: 'study.subsidies' | 'package.subsidies') {
  const named = Type.Array(SubsidySchema, { maxItems: MOST_SUBSIDIES });
  return Type.Union([Type.Enum(['none', 'best']), named, objectOf({ bestOf: named })], about(key));
}

export type StudySubsidies = Declared<ReturnType<typeof subsidiesField>>;
