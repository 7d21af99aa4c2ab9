import type { DataSetHeader, Understood } from '../../../data/index.ts';
import { filePlace } from '../file-import.ts';

/** As the API tells it: the start of a series as a moment in UTC, what is doubtful with its place in the file. */
export function headerView(header: DataSetHeader) {
  const { understood, ...rest } = header;
  const told = understood && { understood: understoodView(understood) };
  if ('count' in rest) return { ...rest, ...told };
  const { startMs, ...series } = rest;
  return { ...series, startedAt: new Date(startMs).toISOString(), ...told };
}

export function understoodView({ warnings, ...understood }: Understood) {
  return { ...understood, warnings: warnings.map(filePlace) };
}
