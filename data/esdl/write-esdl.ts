import { figureUnit } from './asset-kinds.ts';
import type { EsdlAsset, EsdlCarrier, EsdlPort, EsdlProfile, EsdlSystem } from './system.ts';
import { escapeAttribute } from './xml.ts';

type Attributes = readonly (readonly [name: string, value: string | number | null])[];

/** Units that profiles can be written in, as ESDL spells them. */
const UNITS: Readonly<Record<string, string>> = {
  MW: 'physicalQuantity="POWER" unit="WATT" multiplier="MEGA"',
  MWh: 'physicalQuantity="ENERGY" unit="WATTHOUR" multiplier="MEGA"',
  'EUR/MWh': 'physicalQuantity="COST" unit="EURO" perUnit="WATTHOUR" perMultiplier="MEGA"',
  EUR: 'physicalQuantity="COST" unit="EURO"',
  C: 'physicalQuantity="TEMPERATURE" unit="DEGREES_CELSIUS"',
};

/** An energy system as an ESDL file in one area. Figures go back to ESDL's own units, W and J. */
export function writeEsdl({ id, name, description, carriers, assets }: EsdlSystem): string {
  const spaces =
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:esdl="http://www.tno.nl/esdl" version="1"';
  return [
    "<?xml version='1.0' encoding='UTF-8'?>",
    `<esdl:EnergySystem ${spaces}${attributes([
      ['id', id],
      ['name', name],
      ['description', description === '' ? null : description],
    ])}>`,
    '  <energySystemInformation xsi:type="esdl:EnergySystemInformation">',
    '    <carriers xsi:type="esdl:Carriers">',
    ...carriers.flatMap(carrierLines),
    '    </carriers>',
    '  </energySystemInformation>',
    '  <instance xsi:type="esdl:Instance">',
    '    <area xsi:type="esdl:Area">',
    ...assets.flatMap(assetLines),
    '    </area>',
    '  </instance>',
    '</esdl:EnergySystem>',
    '',
  ].join('\n');
}

function carrierLines({ kind, id, name, cost }: EsdlCarrier): string[] {
  const head = attributes([
    ['xsi:type', `esdl:${kind}`],
    ['id', id],
    ['name', name],
  ]);
  if (!cost) return [`      <carrier${head}/>`];
  return [`      <carrier${head}>`, ...profileLines('cost', cost), '      </carrier>'];
}

function assetLines(asset: EsdlAsset): string[] {
  const figures = Object.entries(asset.figures).map(([key, { value }]) => {
    const unit = figureUnit(key, asset.role);
    if (!unit) throw new Error(`${key} is no figure of an ESDL asset`);
    return [key, inEsdl(value, unit.factor)] as const;
  });
  const head = attributes([
    ['xsi:type', `esdl:${asset.kind}`],
    ['id', asset.id],
    ['name', asset.name],
    ...figures,
  ]);
  const { latitude, longitude } = asset;
  return [
    `      <asset${head}>`,
    ...(asset.operationCost ? costLines(asset.operationCost) : []),
    ...asset.ports.flatMap(portLines),
    ...(latitude !== null && longitude !== null
      ? [
          `        <geometry xsi:type="esdl:Point" CRS="WGS84"${attributes([
            ['lat', latitude],
            ['lon', longitude],
          ])}/>`,
        ]
      : []),
    '      </asset>',
  ];
}

function costLines(cost: EsdlProfile): string[] {
  return [
    '        <costInformation xsi:type="esdl:CostInformation">',
    ...profileLines('variableOperationalCosts', cost),
    '        </costInformation>',
  ];
}

/** W of MW without the last digits that a division leaves. */
function inEsdl(value: number, factor: number): number {
  return Number((value / factor).toPrecision(15));
}

function portLines({ id, direction, carrier, connectedTo, profiles }: EsdlPort): string[] {
  const head = attributes([
    ['xsi:type', direction === 'in' ? 'esdl:InPort' : 'esdl:OutPort'],
    ['id', id],
    ['carrier', carrier],
    ['connectedTo', connectedTo.length > 0 ? connectedTo.join(' ') : null],
  ]);
  if (profiles.length === 0) return [`        <port${head}/>`];
  return [
    `        <port${head}>`,
    ...profiles.flatMap(one => profileLines('profile', one)),
    '        </port>',
  ];
}

function profileLines(
  element: 'profile' | 'cost' | 'variableOperationalCosts',
  { kind, unit, startMs, stepMinutes, values }: EsdlProfile,
): string[] {
  const words = unit === null ? undefined : UNITS[unit];
  if (unit !== null && words === undefined) throw new Error(`profiles in ${unit} are not written`);
  const said = words
    ? [`            <profileQuantityAndUnit xsi:type="esdl:QuantityAndUnitType" ${words}/>`]
    : [];
  if (kind === 'SingleValue')
    return [
      `          <${element} xsi:type="esdl:SingleValue" value="${values[0]}">`,
      ...said,
      `          </${element}>`,
    ];
  const stepMs = stepMinutes! * 60_000;
  const time = (k: number) => new Date(startMs! + k * stepMs).toISOString();
  return [
    `          <${element} xsi:type="esdl:DateTimeProfile">`,
    ...values.map(
      (value, k) => `            <element from="${time(k)}" to="${time(k + 1)}" value="${value}"/>`,
    ),
    ...said,
    `          </${element}>`,
  ];
}

function attributes(pairs: Attributes): string {
  return pairs
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
}
