import { Type } from 'typebox';
import { AssetSchema } from './assets/asset.ts';
import { SiteCarbonSchema } from './carbon.ts';
import { ContractSchema } from './contract.ts';
import { choiceField, type Declared, listField, nameField, objectOf, textField } from './field.ts';
import { quantityField, scalarField } from './quantity.ts';
import { SupplySchema } from './supply.ts';

const HeatDemandSchema = objectOf(
  {
    hotWater: Type.Optional(quantityField('demand.heatMw.hotWater')),
    steam: Type.Optional(quantityField('demand.heatMw.steam')),
    furnace: Type.Optional(quantityField('demand.heatMw.furnace')),
  },
  undefined,
  'demand.heatMw',
);

const UnservedSchema = objectOf(
  {
    electricityEurPerMwh: Type.Optional(scalarField('unserved.electricityEurPerMwh', ['not-allowed'])),
    heatEurPerMwh: Type.Optional(scalarField('unserved.heatEurPerMwh', ['not-allowed'])),
  },
  undefined,
  'demand.unserved',
);

/** One company location behind one grid connection. */
export const SiteSchema = objectOf(
  {
    name: nameField('site.name'),
    sector: Type.Optional(textField('site.sector')),
    node: Type.Optional(textField('site.node', 'gridNode')),
    process: Type.Optional(textField('site.process', 'process')),
    contract: ContractSchema,
    supply: Type.Optional(listField('site.supply', SupplySchema, 'supply contract')),
    energyTaxExempt: Type.Optional(
      listField(
        'site.energyTaxExempt',
        choiceField('site.energyTaxExempt.carrier', ['electricity', 'naturalGas']),
      ),
    ),
    gasNetworkEurPerYear: Type.Optional(scalarField('site.gasNetworkEurPerYear')),
    demand: objectOf(
      {
        electricityMw: Type.Optional(quantityField('demand.electricityMw')),
        heatMw: Type.Optional(HeatDemandSchema),
        unserved: Type.Optional(UnservedSchema),
      },
      undefined,
      'site.demand',
    ),
    assets: Type.Optional(listField('site.assets', AssetSchema, 'asset')),
    carbon: Type.Optional(SiteCarbonSchema),
  },
  'site',
);
export type StudySite = Declared<typeof SiteSchema>;
