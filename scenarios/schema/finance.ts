import { Type } from 'typebox';
import { choiceField, type Declared, integerField, objectOf } from './field.ts';
import { scalarField } from './quantity.ts';

const CompanyTaxSchema = objectOf(
  {
    lowRate: Type.Optional(scalarField('companyTax.lowRate')),
    lowToEur: Type.Optional(scalarField('companyTax.lowToEur')),
    highRate: Type.Optional(scalarField('companyTax.highRate')),
    otherProfitEurPerYear: Type.Optional(scalarField('companyTax.otherProfitEurPerYear')),
    depreciationYears: Type.Optional(scalarField('companyTax.depreciationYears')),
    lossFreeEur: Type.Optional(scalarField('companyTax.lossFreeEur')),
    lossShareAbove: Type.Optional(scalarField('companyTax.lossShareAbove')),
  },
  'companyTax',
  'finance.tax',
);

const FinancingSchema = objectOf(
  {
    form: choiceField('financing.form', ['annuity', 'linear', 'lease']),
    share: Type.Optional(scalarField('financing.share')),
    interestRate: scalarField('financing.interestRate'),
    years: integerField('financing.years'),
  },
  'financing',
  'finance.financing',
);

const NationalSchema = objectOf(
  {
    discountRate: Type.Optional(scalarField('national.discountRate')),
    co2EurPerTon: Type.Optional(scalarField('national.co2EurPerTon')),
  },
  'national',
  'finance.national',
);

/** Money and time of a business case: horizon, rates, tax, loan or lease, and the view of the country. */
export const FinanceSchema = objectOf(
  {
    startYear: Type.Optional(integerField('finance.startYear')),
    horizonYears: Type.Optional(integerField('finance.horizonYears')),
    discountRate: Type.Optional(scalarField('finance.discountRate')),
    inflation: Type.Optional(scalarField('finance.inflation')),
    residualValue: Type.Optional(choiceField('finance.residualValue', ['none', 'linear'])),
    tax: Type.Optional(CompanyTaxSchema),
    financing: Type.Optional(FinancingSchema),
    national: Type.Optional(NationalSchema),
  },
  undefined,
  'study.finance',
);
export type StudyFinance = Declared<typeof FinanceSchema>;
