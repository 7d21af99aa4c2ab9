import { Type } from 'typebox';
import {
  choiceField,
  type Declared,
  integerField,
  listField,
  nameField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
import { quantityField, scalarField } from './quantity.ts';
import { bilingualField } from './text.ts';

const ExpansionSchema = objectOf(
  {
    year: integerField('gridNode.expansion.year'),
    from: Type.Optional(textField('gridNode.expansion.from')),
    addImportMw: scalarField('gridNode.expansion.addImportMw'),
    addExportMw: Type.Optional(scalarField('gridNode.expansion.addExportMw')),
    costEur: Type.Optional(scalarField('gridNode.expansion.costEur')),
  },
  'expansion',
  'gridNode.expansion',
);

const ExitYearsSchema = objectOf(
  {
    regional: Type.Optional(integerField('gridNode.exitYears.regional')),
    national: Type.Optional(integerField('gridNode.exitYears.national')),
  },
  undefined,
  'gridNode.exitYears',
);

/** A node of the radial grid. */
const GridNodeSchema = objectOf(
  {
    name: nameField('gridNode.name'),
    title: Type.Optional(bilingualField('gridNode.title')),
    kind: choiceField('gridNode.kind', ['station', 'supplyArea', 'nationalArea']),
    parent: Type.Optional(textField('gridNode.parent', 'gridNode')),
    importMw: quantityField('gridNode.importMw'),
    exportMw: quantityField('gridNode.exportMw'),
    backgroundMw: Type.Optional(quantityField('gridNode.backgroundMw')),
    expansion: Type.Optional(ExpansionSchema),
    exitYears: Type.Optional(ExitYearsSchema),
  },
  'gridNode',
);
export type StudyNode = Declared<typeof GridNodeSchema>;

/** A part of the grid that is simulated on its own. */
export const AreaSchema = objectOf(
  {
    name: nameField('area.name'),
    title: Type.Optional(bilingualField('area.title')),
    origin: Type.Optional(bilingualField('area.origin')),
    province: Type.Optional(textField('area.province')),
    latitude: Type.Optional(numberField('area.latitude')),
    longitude: Type.Optional(numberField('area.longitude')),
    nodes: listField('area.nodes', GridNodeSchema, 'node'),
    marginShare: Type.Optional(numberField('area.marginShare')),
    toleratedHours: Type.Optional(numberField('area.toleratedHours')),
    toleratedShare: Type.Optional(numberField('area.toleratedShare')),
  },
  'area',
);
export type StudyArea = Declared<typeof AreaSchema>;
