import { useCallback, useEffect, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../words/text.ts';

export const DOORS = ['company', 'grid', 'ministry'] as const;
export type Door = (typeof DOORS)[number];

/** The parts of these pages: the first has the studies, and no name of its own in the address. */
export const SECTIONS = ['studies', 'data-sets', 'dictionary'] as const;
export type Section = (typeof SECTIONS)[number];

/** Everything that decides what the page shows. It stands in the address: a link shows another person the same. */
export interface Place {
  readonly section: Section;
  readonly studyId: string | null;
  /** Name of a data set, or of a table of the dictionary. */
  readonly item: string | null;
  /** Words that are searched for in the dictionary, and the mark that its figures must have. */
  readonly search: string | null;
  readonly mark: string | null;
  readonly language: Language;
  readonly door: Door;
  readonly variant: string | null;
  readonly year: number | null;
  readonly week: number | null;
  /** Node of the grid, in an answer about flex products. */
  readonly node: string | null;
  readonly tab: string | null;
  /** Run of the changed study, once it was asked for. */
  readonly run: string | null;
  /** Changed inputs by JSON Pointer. */
  readonly changes: Readonly<Record<string, number>>;
}

export function placeIn(url: URL, preferred: readonly string[]): Place {
  const { searchParams } = url;
  const [, first, second] = /^\/([^/]+)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
  const section = known(SECTIONS, first ?? null) ?? 'studies';
  const name = second === undefined ? null : decoded(second);
  return {
    section,
    studyId: section === 'studies' && first === 'studies' ? name : null,
    item: section === 'studies' ? null : name,
    search: searchParams.get('search'),
    mark: searchParams.get('mark'),
    language: known(LANGUAGES, searchParams.get('language')) ?? preferredLanguage(preferred),
    door: known(DOORS, searchParams.get('door')) ?? 'company',
    variant: searchParams.get('variant'),
    year: whole(searchParams.get('year')),
    week: whole(searchParams.get('week')),
    node: searchParams.get('node'),
    tab: searchParams.get('tab'),
    run: searchParams.get('run'),
    changes: Object.fromEntries(searchParams.getAll('change').flatMap(change)),
  };
}

export function addressOf(place: Place): string {
  const parameters = new URLSearchParams({ language: place.language });
  if (place.door !== 'company') parameters.set('door', place.door);
  if (place.section !== 'studies') return sectionAddress(place, parameters);
  if (place.studyId === null) return `/?${parameters}`;
  for (const key of ['variant', 'year', 'week', 'node', 'tab', 'run'] as const) {
    if (place[key] !== null) parameters.set(key, String(place[key]));
  }
  for (const [pointer, value] of Object.entries(place.changes))
    parameters.append('change', `${pointer}=${value}`);
  return `/studies/${encodeURIComponent(place.studyId)}?${parameters}`;
}

function sectionAddress({ section, item, search, mark }: Place, parameters: URLSearchParams): string {
  if (search) parameters.set('search', search);
  if (mark !== null) parameters.set('mark', mark);
  const path = item === null ? `/${section}` : `/${section}/${encodeURIComponent(item)}`;
  return `${path}?${parameters}`;
}

/** A new study begins without the choices made in another. */
export function studyPlace(place: Place, studyId: string | null): Place {
  return { ...sectionPlace(place, 'studies'), studyId };
}

/** The front of a section, or one thing in it, without the choices made elsewhere. */
export function sectionPlace(place: Place, section: Section, item: string | null = null): Place {
  const none = { studyId: null, search: null, mark: null, variant: null, year: null };
  const nothing = { ...none, week: null, node: null, tab: null };
  return { ...place, ...nothing, run: null, changes: {}, section, item };
}

export interface Navigation {
  readonly place: Place;
  /** Changes part of the place. A step that one would want to go back over is kept in the history. */
  go(part: Partial<Place>, isStep?: boolean): void;
}

export function useNavigation(): Navigation {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const back = () => setPlace(here());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = useCallback((part: Partial<Place>, isStep = false) => {
    const next = { ...here(), ...part };
    history[isStep ? 'pushState' : 'replaceState'](null, '', addressOf(next));
    setPlace(next);
  }, []);
  return { place, go };
}

function here(): Place {
  return placeIn(new URL(location.href), navigator.languages);
}

function preferredLanguage(preferred: readonly string[]): Language {
  const first = preferred
    .map(tag => known(LANGUAGES, tag.slice(0, 2)))
    .find(language => language !== undefined);
  return first ?? 'nl';
}

/** A name in an address; what cannot be decoded is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function known<T extends string>(all: readonly T[], value: string | null): T | undefined {
  return all.find(one => one === value);
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

function change(text: string): [string, number][] {
  const at = text.lastIndexOf('=');
  const value = Number(text.slice(at + 1));
  return at > 0 && text.startsWith('/') && Number.isFinite(value) ? [[text.slice(0, at), value]] : [];
}
