import type { Program } from '../program/program.ts';
import { groupImportName, groupPeakName } from '../program/shared-limits.ts';
import { levyName } from '../program/totals.ts';
import { at, maximum } from '../series/series.ts';
import type { PeakCharge, Site, SiteGroup } from '../site/site.ts';
import { carriedOver, peakName, startOf } from './carry.ts';
import { eachCharge, settleGroupPeaks } from './group-carry.ts';

/** Peaks and levied emissions follow from the hourly plan; multipliers of peaks are scaled to what a peak costs. */
export function fillPeriods(group: SiteGroup, program: Program, x: Float64Array, y: Float64Array): void {
  settlePeriods(group, program, x);
  for (const site of group.sites) {
    site.peaks.forEach((charge, p) => {
      scalePeakMultipliers(group, program, charge, peakName(site, p), y);
    });
  }
  eachCharge(group, (limit, charge, p) => {
    scalePeakMultipliers(group, program, charge, groupPeakName(limit, p), y);
    // What members take together costs what it brings to the peak, no more.
    const [peak, net] = [
      rowsOf(program, groupPeakName(limit, p)),
      rowsOf(program, groupImportName(limit, p)),
    ];
    y.copyWithin(net.start, peak.start, peak.start + peak.count);
  });
}

function rowsOf(program: Program, name: string): Program['rows'][number] {
  return program.rows.find(block => block.name === name)!;
}

/** Peaks and levied emissions as the hourly plan has them: a solver may leave them a watt higher, and that is charged. */
export function settlePeriods(group: SiteGroup, program: Program, x: Float64Array): void {
  for (const site of group.sites) {
    if (site.peaks.length > 0) {
      const start = startOf(site, group, program, null);
      const { peaksMw } = carriedOver(site, group, program, x, 0, group.axis.steps, start);
      peaksMw.forEach((peaks, p) => {
        const name = peakName(site, p);
        x.set(peaks, program.columns.find(block => block.name === name)!.start);
      });
    }
    fillLevied(program, site, x);
  }
  settleGroupPeaks(group, program, x);
}

function scalePeakMultipliers(
  group: SiteGroup,
  program: Program,
  charge: PeakCharge,
  name: string,
  y: Float64Array,
): void {
  const { start, count } = rowsOf(program, name);
  const periodOf = charge.period === 'month' ? group.axis.month : group.axis.week;
  const sums = new Float64Array(maximum(Float64Array.from(periodOf)) + 1);
  for (let t = 0; t < count; t++) sums[periodOf[t]!]! -= y[start + t]!;
  for (let t = 0; t < count; t++) {
    const sum = sums[periodOf[t]!]!;
    if (sum > charge.priceEurPerMw) y[start + t]! *= charge.priceEurPerMw / sum;
  }
}

/** Emissions above the dispensation fill the rates of the levy from the lowest on. */
function fillLevied(program: Program, site: Site, x: Float64Array): void {
  const name = levyName(site);
  const row = program.rows.findIndex(block => block.name === name);
  if (row < 0) return;
  let aboveTon = -program.rowUpper[program.rows[row]!.start]!;
  const rates: number[] = [];
  for (const { row: of, column, value, link } of program.terms) {
    if (of !== row) continue;
    const { start, count } = program.columns[column]!;
    if (link === 'same') rates.push(start);
    else for (let t = 0; t < count; t++) aboveTon += at(value, t) * x[start + t]!;
  }
  for (const cell of rates) {
    x[cell] = Math.min(program.upper[cell]!, Math.max(0, aboveTon));
    aboveTon -= x[cell]!;
  }
}
