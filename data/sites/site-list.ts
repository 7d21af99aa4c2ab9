import { type Findings, findingsOf } from '../records/findings.ts';
import { readJsonText } from '../records/json-text.ts';
import { type JsonRecord, recordOf } from '../records/record.ts';
import { fact, type RecordImport } from '../records/record-import.ts';
import type { Text } from '../tables/sourced.ts';

/** What a JSON list of sites is: a `source` and `sites`, each with a key of its own. */
interface SiteList<Format extends string, Site> {
  readonly format: Format;
  readonly title: RecordImport<Format, readonly Site[]>['title'];
  /** Field that tells sites apart, and what is expected of it. */
  readonly key: string;
  readonly expected: Text;
  keyOf(site: Site): string;
  read(record: JsonRecord, findings: Findings): Site;
  factsOf(sites: readonly Site[]): RecordImport<Format, readonly Site[]>['facts'];
}

/** Reads such a list. @throws InputError with line, field, value and expectation of everything that is wrong. */
export function importSiteList<Format extends string, Site>(
  { format, title, key, expected, keyOf, read, factsOf }: SiteList<Format, Site>,
  text: string,
  file: string,
): RecordImport<Format, readonly Site[]> {
  const source = readJsonText(text, file);
  const findings = findingsOf(file);
  const root = recordOf(source, findings, '', source.value);
  const origin = root.text('source');
  root.skip('note');
  const records = root.list('sites', true);
  const sites = records.map(record => read(record, findings));
  const seen = new Set<string>();
  sites.forEach((site, k) => {
    const own = keyOf(site);
    if (own !== '' && seen.has(own))
      findings.problem(records[k]!.place(key), 'duplicate-site', own, expected);
    seen.add(own);
  });
  for (const unread of root.unread()) findings.ignore(unread);
  const { doubts, ignored } = findings.finish();
  return {
    format,
    title,
    records: sites,
    ...(origin && { source: origin }),
    facts: [...(origin ? [fact('bron', 'source', origin)] : []), ...factsOf(sites)],
    ignored,
    doubts,
  };
}
