import type { Text } from './text.ts';

/** Words around the answer: navigation, choice of a study, state of the page. */
export const PAGE_WORDS = {
  tagline: {
    nl: 'Wat kan een bedrijf binnen de netruimte die het heeft?',
    en: 'What can a company do within the grid capacity it has?',
  },
  skip: { nl: 'Naar het antwoord', en: 'Skip to the answer' },
  skipContent: { nl: 'Naar de inhoud', en: 'Skip to the content' },
  language: { nl: 'Taal', en: 'Language' },
  sections: { nl: 'Onderdelen', en: 'Sections' },
  sectionStudies: { nl: 'Studies', en: 'Studies' },
  sectionDataSets: { nl: 'Gegevens', en: 'Data sets' },
  sectionDictionary: { nl: 'Woordenboek', en: 'Dictionary' },
  allStudies: { nl: 'Alle studies', en: 'All studies' },
  apiDescription: { nl: 'API', en: 'API' },
  loading: { nl: 'Bezig met laden…', en: 'Loading…' },
  chooseStudy: { nl: 'Kies een studie', en: 'Choose a study' },
  lesson: { nl: 'Les:', en: 'Lesson:' },
  savedStudies: { nl: 'Eigen versies', en: 'Your versions' },
  savedOn: { nl: 'bewaard op {date}', en: 'saved on {date}' },
  noStudies: { nl: 'Er zijn nog geen studies.', en: 'There are no studies yet.' },
  lookingAs: { nl: 'Ik kijk als', en: 'I look as' },
  doorCompany: { nl: 'Bedrijf', en: 'Company' },
  doorGrid: { nl: 'Netbeheerder', en: 'Grid operator' },
  doorMinistry: { nl: 'Ministerie of provincie', en: 'Ministry or province' },
  questionCompany: {
    nl: 'Kan ik van gas naar elektriciteit met de aansluiting die ik heb, en loont dat?',
    en: 'Can I go from gas to electricity with the connection I have, and does it pay?',
  },
  questionGrid: {
    nl: 'Hoe vaak staat deze aansluiting vol, en wat is een MW ruimte daar waard?',
    en: 'How often is this connection full, and what is a MW of room worth there?',
  },
  questionMinistry: {
    nl: 'Hoeveel CO₂ scheelt het, en wat kost een vermeden ton?',
    en: 'How much CO₂ does it save, and what does an avoided tonne cost?',
  },
  dispatchKind: { nl: 'Inzet', en: 'Dispatch' },
  businessCaseKind: { nl: 'Businesscase', en: 'Business case' },
  ownStudy: { nl: 'Eigen studie openen', en: 'Open your own study' },
  ownStudyHint: {
    nl: 'Plak een studie in YAML of JSON, of kies een bestand. Zij wordt eerst gecontroleerd.',
    en: 'Paste a study in YAML or JSON, or choose a file. It is checked first.',
  },
  studyText: { nl: 'Tekst van de studie', en: 'Text of the study' },
  chooseFile: { nl: 'Bestand kiezen', en: 'Choose a file' },
  checkAndOpen: { nl: 'Controleren en openen', en: 'Check and open' },
  notFoundTitle: { nl: 'Deze studie is er niet', en: 'There is no such study' },
  notFound: {
    nl: 'Het adres klopt niet, of de studie staat op een andere server.',
    en: 'The address is wrong, or the study is on another server.',
  },
  serverGone: {
    nl: 'De server antwoordt niet. Uw invoer blijft staan; deze pagina probeert het opnieuw.',
    en: 'The server does not answer. Your input is kept; this page tries again.',
  },
  tryAgain: { nl: 'Nu opnieuw proberen', en: 'Try again now' },
  failed: { nl: 'Dit is niet gelukt: {reason}', en: 'This did not work: {reason}' },
  problemsOne: { nl: 'Er is 1 probleem met de invoer', en: 'There is 1 problem with the input' },
  problemsMany: {
    nl: 'Er zijn {count} problemen met de invoer',
    en: 'There are {count} problems with the input',
  },
  expected: { nl: 'verwacht: {expected}', en: 'expected: {expected}' },
} as const satisfies Readonly<Record<string, Text>>;
