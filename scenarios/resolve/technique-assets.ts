import { type AssetPart, type Performance, processes, type Technology } from '../../data/index.ts';
import { type HeatLevel, heatPumpCop } from '../../engine/index.ts';
import type { Measure, StudyAsset } from '../schema/study.ts';
import { assetNameOf } from '../schema/technique.ts';
import { type AtYear, fill, orDefault, report } from './context.ts';
import { scalar } from './scalar.ts';
import { writtenSize } from './size.ts';
import { type TechniqueInvestment, techniqueOf } from './technique.ts';

/** A technique on its way to becoming assets. */
interface Making {
  readonly at: AtYear;
  readonly investment: TechniqueInvestment;
  readonly found: Technology;
  /** Place of the investment. */
  readonly path: string;
  /** In the unit of the technique, what outage leaves of it. */
  readonly size: number;
}

/** One asset of a technique: where its fields would stand in the study, and its figures. */
interface Part {
  readonly making: Making;
  readonly part: AssetPart;
  readonly path: string;
  readonly size: number;
  readonly performance: Performance;
}

type Fields = Readonly<Record<string, number | string | object>>;

/** Whether a measure says itself what it changes on the site. */
function changesSomething({ add, remove, addImportMw, addExportMw, saves }: Measure): boolean {
  return [add, remove, addImportMw, addExportMw, saves].some(field => field !== undefined);
}

/** What the technique of a measure that says nothing else is on the site; every figure is noted as a default. */
export function becomesOf(at: AtYear, measure: Measure, path: string): Partial<Measure> {
  const { investment } = measure;
  if (!('technology' in investment) || changesSomething(measure)) return {};
  const found = techniqueOf(at, investment, `${path}/investment`);
  if (!found?.becomes) return {};
  const { becomes } = found;
  const making = makingOf(at, investment, found, `${path}/investment`);
  if (becomes.kind === 'connection') {
    fill(at, `${path}/addImportMw`, making.size, 'MW', `The size of ${found.id}`, 'D');
    return { addImportMw: making.size };
  }
  if (becomes.kind === 'saving') {
    const { value, source, mark } = found.performance.savedShare!;
    fill(at, `${path}/saves/${becomes.level}`, value, 'share', source, mark);
    return { saves: { [becomes.level]: value } };
  }
  return {
    add: becomes.parts.map((part, index) => {
      const place = `${path}/add/${index}`;
      const size = making.size * (part.share?.value ?? 1);
      if (part.share)
        fill(at, `${place}/share`, part.share.value, part.share.unit, part.share.source, part.share.mark);
      const performance = { ...found.performance, ...part.performance };
      checkHotEnough(making, part, measure);
      return assetOf({ making, part, path: place, size, performance }, assetNameOf(measure.name, part.name));
    }),
  };
}

function makingOf(at: AtYear, investment: TechniqueInvestment, found: Technology, path: string): Making {
  const units = writtenSize(at, investment, found.sizeUnit, path);
  return { at, investment, found, path, size: units * availabilityOf(at, investment, found, path) };
}

const WEEKS_PER_YEAR = 8760 / 168;

/** A yearly mean, so that the plan neither chooses when a machine fails nor keeps all of it. */
function availabilityOf(
  at: AtYear,
  { availability }: TechniqueInvestment,
  { operating }: Technology,
  path: string,
): number {
  const place = `${path}/availability`;
  if (availability !== undefined) return scalar(at, availability, 'investment.availability', place);
  const { forcedOutageShare, plannedOutageWeeks } = operating ?? {};
  const known = forcedOutageShare ?? plannedOutageWeeks;
  if (!known) return 1;
  const share =
    (1 - (forcedOutageShare?.value ?? 0)) * (1 - (plannedOutageWeeks?.value ?? 0) / WEEKS_PER_YEAR);
  fill(at, place, share, 'share', `${known.source}: forced and planned outage, taken off the capacity`, 'C');
  return share;
}

const MAKE: Readonly<Record<string, (part: Part) => Fields>> = {
  eBoiler: part => ({ ...heat(part), ...figures(part, { efficiency: 'efficiency' }) }),
  gasBoiler: part => ({
    ...heat(part),
    fuel: part.part.fuel!,
    ...figures(part, { efficiency: 'efficiency' }),
  }),
  heatPump: part => ({ ...heat(part), ...copOf(part) }),
  chp: part => ({
    powerMw: part.size,
    ...levelOf(part),
    fuel: part.part.fuel!,
    ...figures(part, { electricEfficiency: 'electricEfficiency', heatEfficiency: 'heatEfficiency' }),
    ...operation(part),
    ...running(part),
  }),
  battery: storeOf,
  thermalStore: part => ({ ...storeOf(part), ...levelOf(part) }),
  heatBattery: part => ({ ...storeOf(part), ...levelOf(part) }),
  loadShift: part => ({
    awayMw: part.size,
    energyMwh: part.size * part.performance.owedHours!.value,
    ...figures(part, { windowHours: 'windowHours' }),
    ...noted(part, 'costEurPerMwh', part.making.found.variableEurPerMwh),
  }),
  pv: ({ size }) => ({ peakMw: size }),
  wind: ({ size }) => ({ peakMw: size }),
};

function assetOf(part: Part, name: string): StudyAsset {
  const { kind } = part.part;
  const { at, found } = part.making;
  fill(at, part.path, name, null, `What "${found.id}" is in a study`, 'D');
  return { kind, name, ...MAKE[kind]!(part) } as unknown as StudyAsset;
}

function heat(part: Part): Fields {
  return { heatMw: part.size, ...levelOf(part), ...operation(part), ...running(part) };
}

const LEVELS: readonly HeatLevel[] = ['hotWater', 'steam', 'furnace'];

/** The level of the technique, or a lower one that the study asks for. */
function levelOf({ making, part }: Part): Fields {
  const { at, investment, found, path } = making;
  const own = part.level!;
  const asked = investment.level ?? own;
  if (LEVELS.indexOf(asked) <= LEVELS.indexOf(own)) return { level: asked };
  const expected = `${own} or lower`;
  const message = `"${found.id}" gives heat at ${own}; got ${asked}, expected ${expected}`;
  report(at, { path: `${path}/level`, code: 'out-of-range', message, expected, value: asked });
  return { level: own };
}

/** COP of the table, or between the temperatures of the study at the share of Carnot that the table's COP is of its own. */
function copOf(part: Part): Fields {
  const { at, investment, found, path } = part.making;
  const cop = part.performance.cop!;
  const { temperatures } = found;
  if (investment.sourceC === undefined && investment.sinkC === undefined) return noted(part, 'cop', cop);
  if (!temperatures) {
    const expected = 'a heat pump with temperatures in the table';
    const message = `"${found.id}" has one COP without temperatures in its source; expected ${expected}`;
    report(at, { path, code: 'no-temperatures', message, expected });
    return noted(part, 'cop', cop);
  }
  const sourceC =
    investment.sourceC === undefined
      ? temperatures.sourceC.value
      : scalar(at, investment.sourceC, 'investment.sourceC', `${path}/sourceC`);
  const sinkC =
    investment.sinkC === undefined
      ? temperatures.sinkC.value
      : scalar(at, investment.sinkC, 'investment.sinkC', `${path}/sinkC`);
  checkTemperatures(part, sourceC, sinkC);
  const carnot = heatPumpCop(temperatures.sourceC.value, temperatures.sinkC.value, 1) as number;
  const between = `${cop.source}: COP ${cop.value} from ${temperatures.sourceC.value} to ${temperatures.sinkC.value} °C as a share of Carnot`;
  fill(at, `${part.path}/qualityOfCarnot`, cop.value / carnot, 'share', between, 'C');
  return { sourceC, sinkC, qualityOfCarnot: cop.value / carnot };
}

function checkTemperatures({ making }: Part, sourceC: number, sinkC: number): void {
  const { at, found, path } = making;
  const hottest = found.hottestC!.value;
  if (sinkC > hottest) {
    const expected = `at most ${hottest} °C`;
    const message = `"${found.id}" gives heat of ${hottest} °C at most; got ${sinkC}, expected ${expected}`;
    report(at, { path: `${path}/sinkC`, code: 'out-of-range', message, expected, value: String(sinkC) });
  }
  if (sourceC >= sinkC) {
    const expected = `below the ${sinkC} °C of its heat`;
    const message = `the source of a heat pump: got ${sourceC} °C, expected ${expected}`;
    report(at, { path: `${path}/sourceC`, code: 'out-of-range', message, expected, value: String(sourceC) });
  }
}

/** The process of the site asks for a temperature at the level where the technique gives its heat. */
function checkHotEnough({ at, investment, found, path }: Making, part: AssetPart, { site }: Measure): void {
  const { sites } = at.study;
  const id = (sites.find(({ name }) => name === site) ?? sites[0]!).process;
  const process = processes().find(one => one.id === id);
  const level = investment.level ?? part.level;
  const need = process?.heat.find(one => one.level === level);
  const hottest = found.hottestC?.value;
  if (!process || !need || hottest === undefined || part.kind === 'gasBoiler') return;
  const asked = investment.sinkC;
  const givenC =
    asked === undefined ? hottest : Math.min(hottest, scalar(at, asked, 'investment.sinkC', `${path}/sinkC`));
  if (givenC >= need.temperatureC.value) return;
  const { value, mark, source } = need.temperatureC;
  const expected = `a technique that reaches ${value} °C (see \`techniques --process ${process.id}\`)`;
  const message = `"${found.id}" gives heat of ${givenC} °C, and ${process.id} takes ${value} °C at ${level} (${source}, ${mark}); expected ${expected}`;
  report(at, { path: `${path}/technology`, code: 'too-cold', message, expected, value: found.id });
}

/** A store of the size bought, charged and discharged in its hours. */
function storeOf(part: Part): Fields {
  const { at, investment, found, path } = part.making;
  const own = part.performance.storageHours!;
  const given = investment.storageHours;
  if (given !== undefined && part.part.kind === 'heatBattery') {
    const expected = `no \`storageHours\`: buy the store and its charger apart`;
    const message = `the price of "${found.id}" holds a charger of 1 MW per ${own.value} MWh; expected ${expected}`;
    report(at, {
      path: `${path}/storageHours`,
      code: 'fixed-ratio',
      message,
      expected,
      value: String(given),
    });
  }
  if (given === undefined) fill(at, `${path}/storageHours`, own.value, own.unit, own.source, own.mark);
  const hours =
    given === undefined ? own.value : scalar(at, given, 'investment.storageHours', `${path}/storageHours`);
  return {
    energyMwh: part.size,
    powerMw: hours > 0 ? part.size / hours : 0,
    ...figures(part, {
      efficiencyIn: 'efficiencyIn',
      efficiencyOut: 'efficiencyOut',
      lossPerHour: 'lossPerHour',
    }),
  };
}

function operation(part: Part): Fields {
  return noted(part, 'operationEurPerMwh', part.making.found.variableEurPerMwh);
}

/** Minimum load, running time and ramps, where the study asks for them. A ramp faster than a step is none. */
function running(part: Part): Fields {
  const { at, investment, found, path } = part.making;
  const place = `${path}/operatingLimits`;
  if (!orDefault(at, investment.operatingLimits, 'investment.operatingLimits', place)) return {};
  const { minimumLoad, minimumUpHours, rampPerHour } = found.operating ?? {};
  const slow = rampPerHour && rampPerHour.value * at.axis.stepHours < 1 ? rampPerHour : undefined;
  const limits = {
    ...(minimumLoad && noted(part, 'running/minimumLoad', minimumLoad, 'minimumLoad')),
    ...(minimumUpHours && noted(part, 'running/minimumUpHours', minimumUpHours, 'minimumUpHours')),
    ...(slow && noted(part, 'running/rampUpPerHour', slow, 'rampUpPerHour')),
    ...(slow && noted(part, 'running/rampDownPerHour', slow, 'rampDownPerHour')),
  };
  return Object.keys(limits).length > 0 ? { running: limits } : {};
}

/** Figures of the performance under the names of the asset, each noted. */
function figures(part: Part, names: Readonly<Partial<Record<keyof Performance, string>>>): Fields {
  return Object.assign(
    {},
    ...Object.entries(names).map(([from, to]) => {
      const figure = part.performance[from as keyof Performance];
      return figure ? noted(part, to, figure) : {};
    }),
  );
}

function noted(
  { making, path }: Part,
  place: string,
  { value, unit, source, mark }: Technology['capexEur'],
  name = place,
): Record<string, number> {
  fill(making.at, `${path}/${place}`, value, unit, source, mark);
  return { [name]: value };
}
