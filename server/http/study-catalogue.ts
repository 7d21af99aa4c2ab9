import { library, type Study } from '../../scenarios/index.ts';
import type { Store, StudyRecord } from '../store/index.ts';
import { contentId } from './content-id.ts';

/** A study with where it comes from. */
export interface KnownStudy {
  readonly id: string;
  readonly source: 'library' | 'saved';
  readonly createdAt: string | null;
  readonly study: Study;
  /** As it was written, where that is known: with comments. */
  readonly text: string | null;
}

/** The studies of the library and those that were saved. The same content is the same study. */
export interface StudyCatalogue {
  /** Name of the library study with this content, else the hash of the content. */
  idOf(study: Study): string;
  find(id: string): Promise<KnownStudy | null>;
  /** The library first, then what was saved, in that order. */
  list(skip: number, limit: number): Promise<readonly KnownStudy[]>;
  /** True when it was not there yet. */
  save(study: Study): Promise<boolean>;
}

export function studyCatalogue(store: Store): StudyCatalogue {
  const ready: readonly KnownStudy[] = library().map(({ name, text, study }) => ({
    id: name,
    source: 'library',
    createdAt: null,
    study,
    text,
  }));
  const nameByContent = new Map(ready.map(({ id, study }) => [contentId(study), id]));
  const idOf = (study: Study) => {
    const id = contentId(study);
    return nameByContent.get(id) ?? id;
  };
  return {
    idOf,
    find: async id => {
      const known = ready.find(study => study.id === id);
      if (known) return known;
      const saved = await store.study(id);
      return saved && savedStudy(saved);
    },
    list: async (skip, limit) => {
      const own = ready.slice(skip, skip + limit);
      const saved = await store.studies(Math.max(0, skip - ready.length), limit - own.length);
      return [...own, ...saved.map(savedStudy)];
    },
    save: async study => {
      const id = idOf(study);
      return ready.some(known => known.id === id) ? false : store.saveStudy(id, study);
    },
  };
}

function savedStudy({ id, createdAt, study }: StudyRecord): KnownStudy {
  return { id, source: 'saved', createdAt, study, text: null };
}
