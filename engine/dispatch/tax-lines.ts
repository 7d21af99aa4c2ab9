import type { Axis } from '../calendar/axis.ts';
import type { SiteTaxLines } from '../program/site-program.ts';
import { total } from '../series/series.ts';
import type { Site } from '../site/site.ts';
import { bracketOf, taxLine } from '../site/tax.ts';
import type { SiteOperation } from './operation.ts';

/** Brackets to begin with: all electricity bought, all heat from each fuel that the site may burn. */
export function expectedLines(site: Site, { steps, stepHours }: Axis): SiteTaxLines {
  let heatMwh = 0;
  for (const load of Object.values(site.heatLoadMw)) heatMwh += total(load, steps) * stepHours;
  return linesFor(site, {
    importMwh: total(site.electricityLoadMw, steps) * stepHours,
    fuelMwh: Object.fromEntries(Object.keys(site.fuels).map(fuel => [fuel, heatMwh])),
  });
}

/** The pieces of the taxes in which these volumes end. */
export function linesFor(site: Site, volumes: Pick<SiteOperation, 'importMwh' | 'fuelMwh'>): SiteTaxLines {
  const lineOf = (tax: Site['electricityTax'], mwh: number) => taxLine(tax, bracketOf(tax, mwh));
  return {
    electricity: lineOf(site.electricityTax, volumes.importMwh),
    fuels: Object.fromEntries(
      Object.entries(site.fuels).map(([name, fuel]) => [name, lineOf(fuel.tax, volumes.fuelMwh[name] ?? 0)]),
    ),
  };
}

export function sameBrackets(a: readonly SiteTaxLines[], b: readonly SiteTaxLines[]): boolean {
  const key = (lines: readonly SiteTaxLines[]) =>
    JSON.stringify(
      lines.map(({ electricity, fuels }) => [electricity.bracket, Object.values(fuels).map(f => f.bracket)]),
    );
  return key(a) === key(b);
}
