import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks';
import { type Figures, figuresIn } from '../format/figures.ts';
import { ANSWER_WORDS } from './answer-words.ts';
import { BILL_WORDS } from './bill-words.ts';
import { CHOICE_WORDS } from './choice-words.ts';
import { DATA_WORDS } from './data-words.ts';
import { DICTIONARY_WORDS } from './dictionary-words.ts';
import { EXPLANATION_WORDS } from './explanation-words.ts';
import { FINANCE_WORDS } from './finance-words.ts';
import { FLEX_WORDS } from './flex-words.ts';
import { INPUT_WORDS } from './input-words.ts';
import { PAGE_WORDS } from './page-words.ts';
import { PATH_WORDS } from './path-words.ts';
import { RIGHTS_WORDS } from './rights-words.ts';
import { SIZE_WORDS } from './size-words.ts';
import { SUBSIDY_WORDS } from './subsidy-words.ts';
import { filled, type Language, type Text } from './text.ts';

const WORDS = {
  ...PAGE_WORDS,
  ...ANSWER_WORDS,
  ...BILL_WORDS,
  ...INPUT_WORDS,
  ...FINANCE_WORDS,
  ...FLEX_WORDS,
  ...DATA_WORDS,
  ...DICTIONARY_WORDS,
  ...SUBSIDY_WORDS,
  ...RIGHTS_WORDS,
  ...SIZE_WORDS,
  ...PATH_WORDS,
  ...CHOICE_WORDS,
  ...EXPLANATION_WORDS,
};
export type Word = keyof typeof WORDS;

/** What a part of the page needs to speak: words, texts of a study, figures. */
export interface Voice extends Figures {
  readonly language: Language;
  say(word: Word, values?: Readonly<Record<string, string | number>>): string;
  read(text: Text | null | undefined): string;
}

const VoiceContext = createContext<Voice | null>(null);

function voiceIn(language: Language): Voice {
  return {
    ...figuresIn(language),
    language,
    say: (word, values) => filled(WORDS[word][language], values),
    // An amount stays on the line of its sign.
    read: text => (text?.[language] ?? '').replaceAll('€ ', '€\u00a0'),
  };
}

/** Everything below speaks `language`, and the document says so. */
export function Speaking({ language, children }: { language: Language; children: ComponentChildren }) {
  const voice = useMemo(() => voiceIn(language), [language]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <VoiceContext.Provider value={voice}>{children}</VoiceContext.Provider>;
}

export function useVoice(): Voice {
  const voice = useContext(VoiceContext);
  if (!voice) throw new Error('useVoice: outside Speaking');
  return voice;
}
