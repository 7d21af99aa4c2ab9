import type { Text } from './text.ts';

/** Words of what the user does: sliders, runs, and what stands in the way. */
export const INPUT_WORDS = {
  inputs: { nl: 'Invoer', en: 'Inputs' },
  inputsHint: {
    nl: 'Schuif of typ; het antwoord hierboven beweegt mee.',
    en: 'Drag or type; the answer above moves along.',
  },
  inputsHintRun: {
    nl: 'Schuif of typ, en reken daarna door.',
    en: 'Drag or type, and then run the study.',
  },
  noControls: { nl: 'Deze studie heeft geen schuiven.', en: 'This study has no sliders.' },
  typed: { nl: '{title}, als getal', en: '{title}, as a number' },
  notANumber: {
    nl: 'Typ een getal, zoals 1.234,5 of 1234.5.',
    en: 'Type a number, such as 1,234.5 or 1234,5.',
  },
  outOfRange: {
    nl: 'Kies een waarde van {minimum} tot {maximum}{unit}.',
    en: 'Choose a value from {minimum} to {maximum}{unit}.',
  },
  fixedByText: { nl: 'staat in de studie als {value}', en: 'stands in the study as {value}' },
  changed: { nl: 'Gewijzigd tegen het uitgangspunt', en: 'Changed from the starting point' },
  nothingChanged: { nl: 'Niets gewijzigd.', en: 'Nothing changed.' },
  undo: { nl: 'Terug naar {value}', en: 'Back to {value}' },
  undoAll: { nl: 'Alles terugzetten', en: 'Undo all' },
  run: { nl: 'Hele periode doorrekenen', en: 'Run the whole period' },
  runAgain: { nl: 'Verder rekenen', en: 'Continue the run' },
  cancel: { nl: 'Stoppen', en: 'Stop' },
  queued: { nl: 'Wacht op een plek…', en: 'Waiting for a place…' },
  running: { nl: 'Aan het rekenen', en: 'Running' },
  progress: { nl: '{done} van {total}', en: '{done} of {total}' },
  perSecond: { nl: '{rate} per seconde', en: '{rate} per second' },
  secondsLeft: { nl: 'nog {seconds} s', en: '{seconds} s left' },
  minutesLeft: { nl: 'nog {minutes} min', en: '{minutes} min left' },
  cancelled: { nl: 'Gestopt. Wat af is, is bewaard.', en: 'Stopped. What was finished is kept.' },
  runFailed: { nl: 'Het rekenen is mislukt: {reason}', en: 'The run failed: {reason}' },
  runDone: { nl: 'Klaar: het antwoord is bijgewerkt.', en: 'Done: the answer is up to date.' },
  previewReady: { nl: 'Voorproef bijgewerkt: kosten {cost}.', en: 'Preview updated: cost {cost}.' },
  computing: { nl: 'Aan het rekenen…', en: 'Computing…' },
  infeasibleTitle: { nl: 'Zo kan het niet', en: 'This is not possible' },
  infeasibleFirst: {
    nl: 'Op {time} komt {site} {mw} MW tekort: {limit}.',
    en: 'On {time}, {site} is {mw} MW short: {limit}.',
  },
  infeasibleTotal: {
    nl: 'In totaal {hours} uur en {mwh} MWh tekort.',
    en: 'In all {hours} hours and {mwh} MWh short.',
  },
  cheapestRepair: { nl: 'Kleinste aanpassing: {repair}.', en: 'Smallest repair: {repair}.' },
  otherRepairs: { nl: 'Of: {repairs}.', en: 'Or: {repairs}.' },
  applyRepair: { nl: 'Pas dit toe', en: 'Apply this' },
  'limit-electricity': {
    nl: 'de aansluiting is te klein voor de vraag',
    en: 'the connection is too small for the demand',
  },
  'limit-export': { nl: 'er kan te weinig worden ingevoed', en: 'too little can be exported' },
  'limit-steered': {
    nl: 'het bedrijf kan niet doen wat de sturing vraagt',
    en: 'the company cannot do what steering asks',
  },
  'limit-heat': { nl: 'te weinig warmtevermogen ({limit})', en: 'too little heat capacity ({limit})' },
  'limit-stock': {
    nl: 'de voorraad van {limit} komt niet op zijn eindstand',
    en: 'the stock of {limit} cannot reach its end level',
  },
  'raise-import-limit': {
    nl: '{amount} {unit} meer afname bij {site}',
    en: '{amount} {unit} more import at {site}',
  },
  'raise-export-limit': {
    nl: '{amount} {unit} meer invoeding bij {site}',
    en: '{amount} {unit} more export at {site}',
  },
  'allow-unserved': {
    nl: '{amount} {unit} niet leveren bij {site}',
    en: 'leave {amount} {unit} unserved at {site}',
  },
  'lower-steering': {
    nl: '{amount} {unit} minder sturing vragen bij {site}',
    en: 'ask {amount} {unit} less by steering at {site}',
  },
  'raise-heat-capacity': {
    nl: '{amount} {unit} meer warmtevermogen bij {site}',
    en: '{amount} {unit} more heat capacity at {site}',
  },
  'lower-end-level': {
    nl: 'een eindstand die {amount} {unit} lager is bij {site}',
    en: 'an end level {amount} {unit} lower at {site}',
  },
  'raise-budget': {
    nl: '{amount} {unit} meer per jaar bij {site}',
    en: '{amount} {unit} more a year at {site}',
  },
} as const satisfies Readonly<Record<string, Text>>;
