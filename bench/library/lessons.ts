import type { PackageResult, RunResult, VariantResult } from '../../scenarios/index.ts';
import { FLEX_LESSONS } from './flex-lessons.ts';

/** What the lesson of a library study says, as something that its result has or has not. */
export interface Claim {
  readonly says: string;
  readonly holds: (result: RunResult) => boolean;
}

/** Less than this much avoided is nothing, t/yr. */
const NOTHING_TON = 1;

/** Lessons of the studies of the library by name, claim by claim; their figures may move, what they say must not. */
export const LESSONS: Readonly<Record<string, readonly Claim[]>> = {
  ...FLEX_LESSONS,
  'battery-24-hours': [{ says: 'earns 415 EUR', holds: near(result => variant(result).costEur!, -415) }],
  'brewery-supplied-heat': [
    { says: 'pipe and heat pump pay', holds: allOf(pays('pipe'), pays('heat-pump')) },
    { says: 'the e-boiler does not', holds: not(pays('connection+e-boiler')) },
    {
      says: 'both are refused VEKI for paying back within five years',
      holds: allOf(refused('pipe', 'veki', 'payback'), refused('heat-pump', 'veki', 'payback')),
    },
  ],
  'ceramics-pv-battery': [
    { says: 'nothing pays', holds: not(anyOf(pays('pv'), pays('pv-battery'), pays('pv-feed-in'))) },
    {
      says: 'battery and feed-in make the roof no better',
      holds: allOf(better('pv', 'pv-battery'), better('pv', 'pv-feed-in')),
    },
    {
      says: 'each saves at least a third of what is cut',
      holds: result => {
        const cut = (name: string) => variant(result, name).curtailedMwh!;
        return cut('pv') > 0 && Math.max(cut('pv-battery'), cut('pv-feed-in')) < (2 / 3) * cut('pv');
      },
    },
  ],
  'chemicals-hydrogen': [
    {
      says: 'nothing pays',
      holds: not(
        anyOf(pays('e-boiler'), pays('heat-battery'), pays('own-hydrogen'), pays('bought-hydrogen')),
      ),
    },
    {
      says: 'a tonne by own hydrogen costs five times that of an e-boiler or heat battery',
      holds: result => {
        const eurPerTon = (name: string) => packageOf(result, name).eurPerTonAvoided!;
        return eurPerTon('own-hydrogen') > 5 * Math.max(eurPerTon('e-boiler'), eurPerTon('heat-battery'));
      },
    },
    {
      says: 'no path makes any of it pay, and with cheap power the heat battery overtakes the e-boiler',
      holds: ({ report }) => {
        // On real prices the study has no paths.
        if (!report.paths) return true;
        const npvEur = report.paths.flatMap(({ packages }) => packages.map(one => one.npvEur!));
        const cheap = report.paths
          .find(({ name }) => name === 'cheap-power')!
          .packages.map(({ name }) => name);
        return Math.max(...npvEur) <= 0 && cheap.indexOf('heat-battery') < cheap.indexOf('e-boiler');
      },
    },
    {
      says: 'bought hydrogen is not burnt',
      holds: result => Math.abs(packageOf(result, 'bought-hydrogen').co2AvoidedTonPerYear!) < NOTHING_TON,
    },
  ],
  'dairy-heat-pump': [
    {
      says: 'with a store it is worth more, with a second pump less',
      holds: allOf(better('heat-pump-tank', 'heat-pump'), better('heat-pump', 'two-pumps-tank')),
    },
    {
      says: 'with the second pump a MW is worth one and a half times as much',
      holds: result =>
        variant(result, 'two-pumps-tank').valueOfOneMwEur! >
        1.5 * variant(result, 'heat-pump-tank').valueOfOneMwEur!,
    },
  ],
  'glass-furnace-rebuild': [
    {
      says: 'gas stays the cheapest, all-electric the dearest',
      holds: allOf(better('gas', 'hybrid'), better('hybrid', 'electric')),
    },
    {
      says: 'an electric furnace keeps the free allowances and earns on them',
      holds: result => {
        const carbon = (name: string) => variant(result, name).sites[0]!.carbon;
        return (
          carbon('electric').freeAllocationTon === carbon('gas').freeAllocationTon &&
          carbon('electric').totalEur < 0
        );
      },
    },
  ],
  'paper-mill': [
    {
      says: 'one MW is better than the large step, which does not pay',
      holds: allOf(better('one-mw', 'larger-connection'), not(pays('larger-connection'))),
    },
    {
      says: 'the first MW is worth more than twice the last',
      holds: result =>
        variant(result, 'as-it-is').valueOfOneMwEur! >
        2 * variant(result, 'larger-connection').valueOfOneMwEur!,
    },
    {
      says: 'an e-boiler within the full connection avoids next to nothing',
      holds: result => packageOf(result, 'e-boiler').co2AvoidedTonPerYear! < 100,
    },
  ],
  'potato-flexible': [
    {
      says: 'the connection is full for more than a third of the hours',
      holds: result => variant(result).hoursAtLimit! > 8760 / 3,
    },
  ],
  'shared-limit': [
    {
      says: 'all is served under the limit, which is below the peaks and the contracts added up',
      holds: result => {
        const { unservedMwh, sites, sharedLimits } = variant(result);
        const peakMw = sites.reduce((sum, site) => sum + site.peakMw, 0);
        return unservedMwh! < 1e-6 && sharedLimits[0]!.hoursAtLimit > 0 && peakMw > 6;
      },
    },
  ],
  'starch-waiting-for-the-grid': [
    {
      says: 'the pump makes it worse without the connection and best with it',
      holds: allOf(better('mvr', 'mvr-pump'), better('mvr-pump-connection', 'mvr'), pays('mvr')),
    },
    {
      says: 'a year of waiting costs more than the connection',
      holds: result => {
        const { annualCostEur, investmentEur } = packageOf(result, 'mvr-pump-connection');
        const without = packageOf(result, 'mvr-pump');
        const last = Object.keys(annualCostEur).at(-1)!;
        return without.annualCostEur[last]! - annualCostEur[last]! > investmentEur - without.investmentEur;
      },
    },
  ],
  'sugar-campaign': [
    {
      says: 'vapour recompression pays with subsidy and not without',
      holds: allOf(pays('mvr'), result => packageOf(result, 'mvr').finance!.unprofitableGap.eur > 0),
    },
    {
      says: 'it has VEKI and EIA',
      holds: result => {
        const had = packageOf(result, 'mvr').subsidies!.claims.map(({ scheme }) => scheme);
        return had.includes('veki') && had.includes('eia');
      },
    },
    { says: 'the e-boiler does not pay', holds: not(pays('e-boiler')) },
  ],
  'waste-to-energy': [
    { says: 'the e-boiler on own power pays', holds: pays('e-boiler') },
    {
      says: 'the CO2 bill more than doubles from the first year to the last',
      holds: result => {
        const [first, ...later] = result.variants.filter(({ name }) => name === 'as-it-is');
        const billEur = (of: VariantResult) => of.sites[0]!.carbon.totalEur;
        return billEur(later.at(-1)!) > 2 * billEur(first!);
      },
    },
    {
      says: 'no package takes two per cent of the CO2 away',
      holds: result =>
        result.report.packages.every(
          ({ co2AvoidedTonPerYear }) =>
            co2AvoidedTonPerYear! < 0.02 * variant(result, 'as-it-is').emissionsTonCo2!,
        ),
    },
  ],
  'zinc-load-shift': [
    {
      says: 'shifting at either cost pays, a battery does not',
      holds: allOf(pays('easy-shift'), pays('costly-shift'), not(pays('battery'))),
    },
    {
      says: 'at a low cost it earns ten times as much',
      holds: result => npv(result, 'easy-shift') > 10 * npv(result, 'costly-shift'),
    },
  ],
};

type Holds = Claim['holds'];

function packageOf(result: RunResult, name: string): PackageResult {
  const found = result.report.packages.find(one => one.name === name);
  if (!found) throw new Error(`${result.study}: got no package ${name}, expected one`);
  return found;
}

/** The last computed year of a package, or of the study itself. */
function variant(result: RunResult, name = 'base'): VariantResult {
  const found = result.variants.filter(one => one.name === name).at(-1);
  if (!found) throw new Error(`${result.study}: got no variant ${name}, expected one`);
  return found;
}

function npv(result: RunResult, name: string): number {
  return packageOf(result, name).npvEur!;
}

function pays(name: string): Holds {
  return result => npv(result, name) > 0;
}

function better(name: string, than: string): Holds {
  return result => npv(result, name) > npv(result, than);
}

function refused(name: string, scheme: string, rule: string): Holds {
  return result =>
    packageOf(result, name).subsidies!.refusals.some(one => one.scheme === scheme && one.rule === rule);
}

function near(of: (result: RunResult) => number, value: number): Holds {
  return result => Math.abs(of(result) - value) < 1e-6;
}

function allOf(...claims: readonly Holds[]): Holds {
  return result => claims.every(holds => holds(result));
}

function anyOf(...claims: readonly Holds[]): Holds {
  return result => claims.some(holds => holds(result));
}

function not(claim: Holds): Holds {
  return result => !claim(result);
}
