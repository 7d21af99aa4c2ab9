import { objectOf } from './field.ts';
import { scalarField } from './quantity.ts';

/**
 * Range in which the size of a measure is to be found that costs least: in the unit of its technique, or how many times what
 * is written (`add`, `addImportMw`, `addExportMw`, `capexEur`, `fixedEurPerYear`).
 */
export const BestSizeSchema = objectOf(
  {
    minimum: scalarField('bestSize.minimum'),
    maximum: scalarField('bestSize.maximum'),
  },
  'bestSize',
  'investment.bestSize',
);
