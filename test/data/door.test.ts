import { expect, test } from 'vitest';
import * as door from '../../data/index.ts';

test('the door of data exports what is agreed and nothing else', () => {
  const agreed = [
    'ARCHETYPES',
    'GENERATORS',
    'GRID_LEVELS',
    'LEVY_VERSIONS',
    'MARKS',
    'OPERATORS',
    'PRICE_FORMATS',
    'TABLES',
    'dictionary',
    'dictionaryEntry',
    'discountRate',
    'emissionFactor',
    'energyTaxBrackets',
    'energyTaxYears',
    'etsReferenceEurPerTon',
    'generate',
    'generatorIssues',
    'generatorParameters',
    'generatorUnit',
    'gridTariff',
    'gridTariffs',
    'heatingValue',
    'importPrices',
    'isDataSetName',
    'levyPath',
    'openDataSets',
    'pricePath',
    'pricePathNames',
    'readCsvColumn',
    'technologies',
    'technology',
    'toPypsaFolder',
    'transportRight',
    'transportRights',
  ];
  expect(Object.keys(door).sort()).toEqual([...agreed].sort());
});
