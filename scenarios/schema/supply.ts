import { Type } from 'typebox';
import { choiceField, type Declared, integerField, nameField, objectOf } from './field.ts';
import { scalarField } from './quantity.ts';

const volume = {
  volumeMw: scalarField('supply.volumeMw'),
  hours: Type.Optional(choiceField('supply.hours', ['base', 'peak'])),
  peakFromHour: Type.Optional(integerField('supply.peakFromHour')),
  peakUntilHour: Type.Optional(integerField('supply.peakUntilHour')),
};

const BlockSchema = objectOf({
  kind: choiceField('supply.block.kind', ['block']),
  name: nameField('supply.name'),
  ...volume,
  priceEurPerMwh: scalarField('supply.priceEurPerMwh'),
});

const ShareSchema = objectOf({
  kind: choiceField('supply.share.kind', ['share']),
  name: nameField('supply.name'),
  shareOfImport: scalarField('supply.shareOfImport'),
  priceEurPerMwh: scalarField('supply.priceEurPerMwh'),
});

const IndexedSchema = objectOf({
  kind: choiceField('supply.indexed.kind', ['indexed']),
  name: nameField('supply.name'),
  shareOfImport: scalarField('supply.shareOfImport'),
  index: Type.Optional(choiceField('supply.index', ['month', 'period'])),
  spreadEurPerMwh: Type.Optional(scalarField('supply.spreadEurPerMwh')),
});

const CollarSchema = objectOf({
  kind: choiceField('supply.collar.kind', ['collar']),
  name: nameField('supply.name'),
  ...volume,
  floorEurPerMwh: scalarField('supply.floorEurPerMwh'),
  capEurPerMwh: scalarField('supply.capEurPerMwh'),
  premiumEurPerMwh: Type.Optional(scalarField('supply.premiumEurPerMwh')),
});

/** A contract for the supply of electricity, settled against the day-ahead price. */
export const SupplySchema = Type.Union([BlockSchema, ShareSchema, IndexedSchema, CollarSchema]);
export type StudySupply = Declared<typeof SupplySchema>;
