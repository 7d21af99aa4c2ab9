import {
  type Asset,
  type AssetKind,
  expand,
  type Fuel,
  type HeatLevel,
  plus,
  type Series,
  type StoreAsset,
  times,
  total,
} from '../../../engine/index.ts';
import { addFlowLink, busOf, type SiteDraft, valuesOf } from './draft.ts';
import { add, addBus, addPort, bounds, inverse, perUnit } from './network.ts';

type Of<K extends AssetKind> = Extract<Asset, { kind: K }>;

const ADD: { readonly [K in AssetKind]: (draft: SiteDraft, asset: Of<K>) => void } = {
  battery: (draft, asset) => addStore(draft, asset, { in: 'electricity', out: 'electricity' }),
  thermalStore: (draft, asset) => addStore(draft, asset, { in: asset.level, out: asset.level }),
  heatBattery: (draft, asset) => addStore(draft, asset, { in: 'electricity', out: asset.level }),
  loadShift: addLoadShift,
  eBoiler: (draft, asset) => addHeater(draft, asset, asset.efficiency),
  heatPump: (draft, asset) => addHeater(draft, asset, asset.cop),
  gasBoiler: addGasBoiler,
  chp: addChp,
  pv: addGenerator,
  wind: addGenerator,
};

/** Writes one asset as the components that its users would take for it. */
export function addAsset<K extends AssetKind>(draft: SiteDraft, asset: Of<K>): void {
  ADD[asset.kind as K](draft, asset);
}

/** A store on a bus of its own between two links, so that its level may have any bounds. */
function addStore(
  draft: SiteDraft,
  store: StoreAsset,
  carrier: { readonly in: 'electricity' | HeatLevel; readonly out: 'electricity' | HeatLevel },
) {
  const { network, site, operation } = draft;
  const { name, energyMwh, efficiencyIn, efficiencyOut } = store;
  const inside = addBus(network, `${site.name}/${name}.level`, carrier.out);
  addFlowLink(
    draft,
    { name: `${name}.charge` },
    { bus0: busOf(draft, carrier.in), bus1: inside, efficiency: efficiencyIn, ...bounds(store.chargeMw) },
  );
  addFlowLink(
    draft,
    { name: `${name}.discharge`, flowPerPower: efficiencyOut },
    {
      bus0: inside,
      bus1: busOf(draft, carrier.out),
      efficiency: efficiencyOut,
      ...bounds(store.dischargeMw / efficiencyOut),
      marginal_cost:
        (store.wearEurPerMwh + (carrier.in === carrier.out ? 0 : forgoneEurPerMwh(draft, store))) *
        efficiencyOut,
    },
  );
  const { least, most } = levelBounds(store, network.axis.steps);
  const keep = (1 - store.lossPerHour) ** network.axis.stepHours;
  add(network, 'stores', inside, {
    bus: inside,
    e_nom: energyMwh,
    e_min_pu: perUnit(least, energyMwh),
    e_max_pu: perUnit(most, energyMwh),
    standing_loss: store.lossPerHour,
    // PyPSA takes no standing loss off what is there at first: that of the first step is taken off here.
    ...(store.startMwh === null ? { e_cyclic: true } : { e_initial: keep * store.startMwh }),
    e: valuesOf(operation, `${name}.level`),
  });
}

function levelBounds({ minimumMwh, energyMwh, startMwh, end }: StoreAsset, steps: number) {
  const last = steps - 1;
  const least = new Float64Array(steps).fill(minimumMwh);
  const most = new Float64Array(steps).fill(energyMwh);
  if (end !== 'cyclic') least[last] = Math.max(minimumMwh, end);
  else if (startMwh !== null) {
    least[last] = startMwh;
    most[last] = startMwh;
  }
  return { least, most };
}

/** A store that is full when nothing is owed: taking load away empties it, making it good fills it. */
function addLoadShift(draft: SiteDraft, shift: Of<'loadShift'>): void {
  const { network, site, operation } = draft;
  const { name, energyMwh, returnPerMwh } = shift;
  const { steps, stepHours } = network.axis;
  const outside = busOf(draft, 'electricity');
  const inside = addBus(network, `${site.name}/${name}.owed`, 'electricity');
  const awayMw = expand(site.electricityLoadMw, steps).map(mw => Math.min(mw, shift.awayMw));
  addFlowLink(
    draft,
    { name: `${name}.away`, flowPerPower: 1 / returnPerMwh },
    {
      bus0: inside,
      bus1: outside,
      efficiency: 1 / returnPerMwh,
      ...bounds(times(awayMw, returnPerMwh)),
      marginal_cost: shift.costEurPerMwh / returnPerMwh,
    },
  );
  addFlowLink(draft, { name: `${name}.back` }, { bus0: outside, bus1: inside, ...bounds(shift.backMw) });
  const least = new Float64Array(steps);
  const window = Math.max(1, Math.round(shift.windowHours / stepHours));
  for (let t = window - 1; t < steps; t += window) least[t] = energyMwh;
  least[steps - 1] = energyMwh;
  add(network, 'stores', inside, {
    bus: inside,
    e_nom: energyMwh,
    e_min_pu: perUnit(least, energyMwh),
    e_initial: energyMwh,
    e: valuesOf(operation, `${name}.owed`).map(owed => energyMwh - owed),
  });
}

/** Electricity to heat; a link is sized and priced by the electricity that it takes. */
function addHeater(draft: SiteDraft, asset: Of<'eBoiler' | 'heatPump'>, heatPerPower: Series): void {
  const { name, level, heatMw, operationEurPerMwh } = asset;
  addFlowLink(
    draft,
    { name: `${name}.heat`, flowPerPower: heatPerPower },
    {
      bus0: busOf(draft, 'electricity'),
      bus1: busOf(draft, level),
      efficiency: heatPerPower,
      ...bounds(times(inverse(heatPerPower), heatMw)),
      marginal_cost: times(heatPerPower, operationEurPerMwh + forgoneEurPerMwh(draft, asset)),
    },
  );
}

/** Free allowances that a MWh of heat from electricity does not earn, EUR. */
function forgoneEurPerMwh({ site }: SiteDraft, asset: Asset): number {
  const { forgoneTonPerMwh = {}, etsEurPerTon } = site.carbon;
  return 'level' in asset ? (forgoneTonPerMwh[asset.level] ?? 0) * etsEurPerTon : 0;
}

function addGasBoiler(draft: SiteDraft, boiler: Of<'gasBoiler'>): void {
  const { name, level, efficiency, heatMw, fuel } = boiler;
  const link = addFlowLink(
    draft,
    { name: `${name}.heat`, flowPerPower: efficiency },
    {
      bus0: fuelBus(draft, fuel),
      bus1: busOf(draft, level),
      efficiency,
      ...bounds(times(boiler.availableShare ?? 1, heatMw / efficiency)),
      marginal_cost: boiler.operationEurPerMwh * efficiency,
    },
  );
  countEmissions(draft, link, fuel);
}

function addChp(draft: SiteDraft, chp: Of<'chp'>): void {
  const { network, site, operation } = draft;
  const { name, level, electricEfficiency, heatEfficiency, powerMw, fuel } = chp;
  const heat = busOf(draft, level);
  const link = addFlowLink(
    draft,
    { name: `${name}.power`, flowPerPower: electricEfficiency },
    {
      bus0: fuelBus(draft, fuel),
      bus1: busOf(draft, 'electricity'),
      efficiency: electricEfficiency,
      bus2: heat,
      efficiency2: heatEfficiency,
      ...bounds(powerMw / electricEfficiency),
      marginal_cost: chp.operationEurPerMwh * electricEfficiency,
    },
  );
  countEmissions(draft, link, fuel);
  if (!chp.canDumpHeat) return;
  add(network, 'generators', `${site.name}/${name}.dumped`, {
    bus: heat,
    sign: -1,
    ...bounds((powerMw * heatEfficiency) / electricEfficiency),
    p: valuesOf(operation, `${name}.dumped`),
  });
}

/** Generation that is free; what it costs to cut it is a constant less what is not cut. */
function addGenerator(draft: SiteDraft, generator: Of<'pv' | 'wind'>): void {
  const { network, site, operation } = draft;
  const { name, availableMw, curtailment } = generator;
  const { steps, stepHours } = network.axis;
  const cutMw = valuesOf(operation, `${name}.curtailed`);
  const available = expand(availableMw, steps);
  add(network, 'generators', `${site.name}/${name}.power`, {
    bus: busOf(draft, 'electricity'),
    ...bounds(available),
    p_min_pu: times(bounds(available).p_max_pu as Series, 1 - curtailment.share),
    marginal_cost: -curtailment.costEurPerMwh,
    p: available.map((mw, t) => mw - cutMw[t]!),
  });
  if (curtailment.costEurPerMwh !== 0) {
    const eur = curtailment.costEurPerMwh * total(available, steps) * stepHours;
    addConstant(draft, `${name}.curtailed`, eur);
  }
}

/**
 * A sum that no plan changes, EUR: a generator of exactly 1 MW that never runs and costs so much per MW, so that the objective
 * of PyPSA is the whole bill.
 */
export function addConstant(draft: SiteDraft, name: string, eur: number): void {
  const { network, site } = draft;
  add(network, 'generators', `${site.name}/constant.${name}`, {
    bus: busOf(draft, 'electricity'),
    p_nom_extendable: true,
    p_nom_min: 1,
    p_nom_max: 1,
    p_max_pu: 0,
    capital_cost: eur,
    p_nom_opt: 1,
    p: new Float64Array(network.axis.steps),
  });
}

/** Bus of a fuel, with its supply at price, tax and ETS price, made when first asked for. */
function fuelBus(draft: SiteDraft, name: string): string {
  const known = draft.fuelBus.get(name);
  if (known !== undefined) return known;
  const { network, site, taxLines } = draft;
  const bus = addBus(network, `${site.name}/fuel/${name}`, name);
  draft.fuelBus.set(name, bus);
  const { priceEurPerMwh, emissionsTonPerMwh }: Fuel = site.fuels[name]!;
  const extra = (taxLines.fuels[name]?.eurPerMwh ?? 0) + site.carbon.etsEurPerTon * emissionsTonPerMwh;
  add(network, 'generators', bus, {
    bus,
    p_nom: Number.POSITIVE_INFINITY,
    marginal_cost: plus(priceEurPerMwh, extra),
  });
  return bus;
}

function countEmissions(draft: SiteDraft, link: ReturnType<typeof addFlowLink>, fuel: string): void {
  const { emissionsTonPerMwh } = draft.site.fuels[fuel]!;
  if (draft.emissionBus !== null && emissionsTonPerMwh > 0)
    addPort(link, draft.emissionBus, emissionsTonPerMwh);
}
