import { importEsdl } from '../esdl/read-esdl.ts';
import { importAreaList } from '../grid-map/area-list.ts';
import { importCapacityMap } from '../grid-map/capacity-schema.ts';
import { focusColumns, importFocusAreas } from '../grid-map/focus-areas.ts';
import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';
import { importIntake, intakeColumns } from '../intake/sheet.ts';
import { emissionColumns } from '../sites/emission-columns.ts';
import { importEmissionCsv } from '../sites/emission-csv.ts';
import { importEmissionJson } from '../sites/emission-json.ts';
import { importMiddenPlants } from '../sites/midden-plants.ts';
import { importSitePower } from '../sites/site-power.ts';

const IMPORTERS = {
  'capacity-map': importCapacityMap,
  'grid-area-list': importAreaList,
  'site-power': importSitePower,
  'midden-plants': importMiddenPlants,
  'emission-list': importEmissionJson,
  'emission-table': importEmissionCsv,
  esdl: importEsdl,
  'focus-areas': importFocusAreas,
  'intake-sheet': importIntake,
} as const;

/** A form in which records come; an emission list may be JSON or a table. */
export type RecordForm = keyof typeof IMPORTERS;
export type ImportedRecords = ReturnType<(typeof IMPORTERS)[RecordForm]>;

/** Keys that only one form has. More than one may occur; the first counts. */
const JSON_SIGNS: readonly (readonly [form: RecordForm, sign: RegExp])[] = [
  ['capacity-map', /"energy_areas"\s*:/],
  ['grid-area-list', /"cap_off"\s*:/],
  ['site-power', /"gas_MW_running"\s*:/],
  ['midden-plants', /"plant_id"\s*:/],
  ['emission-list', /"emissions_t"\s*:/],
];

/** Form of a file by its content; null for one that holds no records known here, such as a series. A part may do. */
export function recogniseRecords(text: string): RecordForm | null {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) return /<(\w+:)?EnergySystem[\s>]/.test(start) ? 'esdl' : null;
  if (start.startsWith('{')) return JSON_SIGNS.find(([, sign]) => sign.test(start))?.[0] ?? null;
  const [header = ''] = start.split(/\r?\n/, 1);
  for (const delimiter of [';', ',', '\t', '|']) {
    const columns = header.split(delimiter).map(name => name.trim().replaceAll(/^"|"$/g, ''));
    if (intakeColumns({ columns })) return 'intake-sheet';
    if (focusColumns({ columns })) return 'focus-areas';
    if (columns.length > 1 && emissionColumns({ columns })) return 'emission-table';
  }
  return null;
}

/** Reads records of whatever form. @throws InputError with everything that is wrong, or when the form is not known. */
export function importRecords(text: string, file: string): ImportedRecords {
  const form = recogniseRecords(text);
  if (form === null)
    refuse(
      file,
      'unknown-format',
      text.trimStart().slice(0, 40),
      both(`een van ${Object.keys(IMPORTERS).join(', ')}`, `one of ${Object.keys(IMPORTERS).join(', ')}`),
    );
  return IMPORTERS[form](text, file);
}
