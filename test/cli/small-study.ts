/** A study of six hours that runs in no time: a load behind a connection, and a battery. */
export const SMALL_STUDY = `speelruimte: 1
kind: dispatch
name: small
period: { start: 2024-06-04T06:00:00Z, end: 2024-06-04T12:00:00Z }
sites:
  - name: works
    contract: { importMw: 4, exportMw: 1 }
    demand: { electricityMw: [1, 2, 3, 2, 1, 1] }
    assets:
      - { kind: battery, name: battery, powerMw: 1, energyMwh: 2, end: cyclic }
prices:
  electricity: { dayAheadEurPerMwh: [50, 90, 120, 60, 20, 30] }
  energyTax: none
carbon: { etsEurPerTon: 0, levy: none }
`;

/** The small study with one piece of its text replaced; throws when the piece is not there. */
export function smallStudyWith(piece: string, replacement: string): string {
  if (!SMALL_STUDY.includes(piece)) throw new Error(`the small study has no "${piece}"`);
  return SMALL_STUDY.replace(piece, replacement);
}
