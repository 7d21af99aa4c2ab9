import { Type } from 'typebox';
import { levelField } from './assets/level.ts';
import { BestSizeSchema } from './best-size.ts';
import { flagField, integerField, objectOf, textField } from './field.ts';
import { scalarField } from './quantity.ts';

/**
 * A technique of the table: its size, given or to be found, says what it costs. Without `add` in the measure it also becomes what it is (an asset, MW of
 * connection, a saving), with the figures of its year; the other fields change those.
 */
export const TechniqueSchema = objectOf({
  technology: textField('investment.technology', 'technology'),
  size: Type.Optional(scalarField('investment.size')),
  bestSize: Type.Optional(BestSizeSchema),
  costMultiplier: Type.Optional(scalarField('investment.costMultiplier')),
  year: Type.Optional(integerField('investment.year')),
  availableFrom: Type.Optional(integerField('investment.availableFrom')),
  availability: Type.Optional(scalarField('investment.availability')),
  level: Type.Optional(levelField('investment.level')),
  sourceC: Type.Optional(scalarField('investment.sourceC')),
  sinkC: Type.Optional(scalarField('investment.sinkC')),
  storageHours: Type.Optional(scalarField('investment.storageHours')),
  operatingLimits: Type.Optional(flagField('investment.operatingLimits')),
});

/** Shares of the demand of the site that a measure takes away. */
export const SavesSchema = objectOf(
  {
    electricity: Type.Optional(scalarField('saves.electricity')),
    hotWater: Type.Optional(scalarField('saves.hotWater')),
    steam: Type.Optional(scalarField('saves.steam')),
    furnace: Type.Optional(scalarField('saves.furnace')),
  },
  undefined,
  'measure.saves',
);

/** Name of the asset that a technique becomes in a measure, or of one of several. */
export function assetNameOf(measure: string, part: string): string {
  return part === '' ? measure : `${measure}-${part}`;
}
