import { InputError } from '../../engine/index.ts';
import type { ImportedRecords } from '../records/import-records.ts';
import { type Provenance, provenanceIssues, setIssue } from './data-set.ts';

/** What a set of records holds, by the form it was read from. An intake sheet or an ESDL file is no list: it becomes a study. */
const KINDS = {
  'capacity-map': 'grid-areas',
  'grid-area-list': 'grid-areas',
  'emission-list': 'sites',
  'emission-table': 'sites',
  'midden-plants': 'sites',
  'site-power': 'sites',
} as const;
type KeptForm = keyof typeof KINDS;
export type RecordKind = (typeof KINDS)[KeptForm];

type Kept = Extract<ImportedRecords, { readonly format: KeptForm }>;

/** A named list of records: its provenance, the form it came in, and how many. The hash is that of the records as JSON. */
export interface RecordHeader extends Provenance {
  readonly kind: RecordKind;
  readonly format: KeptForm;
  readonly count: number;
}

/** Records with their header, told apart by `format`. */
export type RecordSet = {
  [F in KeptForm]: Omit<RecordHeader, 'format' | 'kind'> & { readonly kind: (typeof KINDS)[F] } & Pick<
      Extract<Kept, { readonly format: F }>,
      'format' | 'records'
    >;
}[KeptForm];

/** What a caller hands in to be kept; the rest of the header follows from the records. */
export type NewRecordSet = Pick<Provenance, 'name' | 'source' | 'licence' | 'retrieved' | 'understood'> & {
  readonly imported: Pick<Kept, 'format' | 'records'>;
};

/** Whether imported records are a list that can be kept as a data set. */
export function isKeptForm(imported: ImportedRecords): imported is Kept {
  return Object.hasOwn(KINDS, imported.format);
}

/** Header without its hash, and content as it is kept. @throws InputError with every problem of the set. */
export function draftOfRecords({ imported, ...origin }: NewRecordSet): {
  readonly header: Omit<RecordHeader, 'sha256'>;
  readonly bytes: Buffer;
} {
  const { format, records } = imported;
  const { name, source, licence, retrieved, understood } = origin;
  const kind = KINDS[format];
  const told = understood && { understood };
  const header = { name, kind, source, licence, retrieved, format, count: records.length, ...told };
  const issues = provenanceIssues(header);
  if (records.length === 0) issues.push(setIssue('/records', 'no records', 'at least one record'));
  if (issues.length > 0) throw new InputError(issues);
  return { header, bytes: Buffer.from(JSON.stringify(records)) };
}
