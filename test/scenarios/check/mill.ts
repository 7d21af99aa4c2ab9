/** A valid study that uses every kind of asset and most forms of a number: the ground of the tests of the checker. */
export function mill() {
  return {
    speelruimte: 1,
    kind: 'business-case',
    name: 'mill',
    period: { start: '2024-06-03T22:00:00Z', end: '2024-06-04T02:00:00Z' },
    years: [2025, 2030],
    sites: [
      {
        name: 'works',
        contract: {
          importMw: '9000 kW',
          right: 'FIRM',
          tariff: { operator: 'Liander', level: 'MS' },
          peaks: [{ period: 'month', priceEurPerMw: 3000, alreadySetMw: [2] }],
        },
        demand: { electricityMw: [1, 2, 3, 4], heatMw: { steam: { generator: 'heat', meanTo: '5 MW' } } },
        assets: [
          { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2, end: 'cyclic' },
          {
            kind: 'thermalStore',
            name: 'buffer',
            level: 'steam',
            powerMw: 1,
            energyMwh: 4,
            startMwh: 1,
            end: 1,
          },
          { kind: 'loadShift', name: 'pulper', awayMw: 1, energyMwh: 2 },
          { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 5, efficiency: '98 %' },
          { kind: 'heatPump', name: 'pump', level: 'hotWater', heatMw: 2, sourceC: 30 },
          { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 10 },
          { kind: 'chp', name: 'chp', level: 'steam', powerMw: 2 },
          { kind: 'pv', name: 'roof', peakMw: 1 },
          { kind: 'wind', name: 'turbine', peakMw: 1 },
        ],
      },
    ],
    sharedLimits: [{ name: 'park', sites: ['works'], importMw: 9, exportMw: 1 }],
    prices: {
      electricity: { dayAheadEurPerMwh: { dataset: 'prices-2024', unit: 'EUR/kWh', scale: 1.1 } },
      fuels: { naturalGas: { priceEurPerMwh: { path: 'gas-low' } } },
    },
    carbon: { etsEurPerTon: { formula: '60 EUR/t * 1.03^(year - 2025)' }, levy: 'tax-plan-2026' },
    measures: [
      {
        name: 'more-battery',
        add: [{ kind: 'battery', name: 'second', powerMw: 1, energyMwh: 2 }],
        remove: ['boiler'],
        investment: { technology: 'battery', size: '2000 kWh' },
      },
    ],
    packages: [{ name: 'store', measures: ['more-battery'], contracts: { works: { importMw: 8 } } }],
    reference: 'store',
    controls: [
      {
        pointer: '/sites/0/assets/8/peakMw',
        title: { nl: 'Vermogen', en: 'Power' },
        unit: 'MW',
        minimum: 0,
        maximum: 4,
        step: 0.5,
      },
    ],
  };
}

/** The study with the value at a JSON Pointer replaced; `undefined` takes it away. */
export function changed(pointer: string, value: unknown): unknown {
  const study: unknown = mill();
  put(study, pointer, value);
  return study;
}

export function put(study: unknown, pointer: string, value: unknown): void {
  const parts = pointer.split('/').slice(1);
  const last = parts.pop()!;
  const holder = parts.reduce<Record<string, unknown>>(
    (node, part) => node[part] as Record<string, unknown>,
    study as Record<string, unknown>,
  );
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}
