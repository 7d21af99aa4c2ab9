import { Type } from 'typebox';
import {
  about,
  choiceField,
  type Declared,
  integerField,
  listField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
import { quantityField, scalarField } from './quantity.ts';
import { RightSchema } from './rights.ts';

const GridTariffSchema = objectOf({
  contractEurPerKwMonth: scalarField('tariff.contractEurPerKwMonth'),
  peakEurPerKwMonth: scalarField('tariff.peakEurPerKwMonth'),
  energyEurPerMwh: scalarField('tariff.energyEurPerMwh'),
  fixedEurPerYear: scalarField('tariff.fixedEurPerYear'),
});
export type GridTariff = Declared<typeof GridTariffSchema>;

const TableTariffSchema = objectOf({
  operator: textField('tariff.operator', 'gridOperator'),
  level: textField('tariff.level', 'gridLevel'),
  year: Type.Optional(integerField('tariff.year')),
});

const PeakSchema = objectOf({
  period: choiceField('peak.period', ['month', 'week']),
  priceEurPerMw: scalarField('peak.priceEurPerMw'),
  alreadySetMw: Type.Optional(
    Type.Union(
      [numberField('peak.alreadySetMw'), Type.Array(numberField('peak.alreadySetMw'))],
      about('peak.alreadySetMw'),
    ),
  ),
});

const optional = {
  exportMw: Type.Optional(quantityField('contract.exportMw')),
  right: Type.Optional(
    Type.Union([textField('contract.right', 'transportRight'), RightSchema], about('contract.right')),
  ),
  rights: Type.Optional(listField('contract.rights', RightSchema)),
  contractedMw: Type.Optional(scalarField('contract.contractedMw')),
  breach: Type.Optional(
    objectOf(
      {
        importMw: scalarField('breach.importMw'),
        priceEurPerMwh: scalarField('breach.priceEurPerMwh'),
      },
      'breach',
      'contract.breach',
    ),
  ),
  maximumImportMwh: Type.Optional(scalarField('contract.maximumImportMwh')),
  tariff: Type.Optional(Type.Union([TableTariffSchema, GridTariffSchema], about('contract.tariff'))),
  usage: Type.Optional(choiceField('contract.usage', ['ordinary', 'up-to-600-hours'])),
  peaks: Type.Optional(listField('contract.peaks', PeakSchema)),
};
const importMw = quantityField('contract.importMw');

/** Contract for transport: MW, right, tariff, breach and peaks. */
export const ContractSchema = objectOf({ importMw, ...optional }, 'contract', 'site.contract');
export type StudyContract = Declared<typeof ContractSchema>;

/** The parts of a contract that a package changes. */
export const ContractChangeSchema = objectOf(
  { importMw: Type.Optional(importMw), ...optional },
  'contractChange',
);
