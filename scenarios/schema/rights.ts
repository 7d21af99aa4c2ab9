import { Type } from 'typebox';
import {
  about,
  choiceField,
  type Declared,
  integerField,
  listField,
  nameField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
import { quantityField, scalarField } from './quantity.ts';

const LONGEST_TIME = 40;

const BlockSchema = objectOf(
  {
    weekdays: Type.Optional(listField('block.weekdays', integerField('block.weekday'))),
    fromHour: integerField('block.fromHour'),
    untilHour: integerField('block.untilHour'),
    season: Type.Optional(
      objectOf(
        { from: textField('block.season.from'), until: textField('block.season.until') },
        undefined,
        'block.season',
      ),
    ),
  },
  'block',
);
export type StudyBlock = Declared<typeof BlockSchema>;

const CallSchema = objectOf(
  {
    by: Type.Optional(
      listField('right.call.by', choiceField('right.call.operator', ['regional', 'national'])),
    ),
    trigger: Type.Optional(choiceField('right.call.trigger', ['congestion', 'window', 'price'])),
    node: Type.Optional(textField('right.call.node')),
    window: Type.Optional(listField('right.call.window', BlockSchema)),
    priceEurPerMwh: Type.Optional(scalarField('right.call.priceEurPerMwh')),
    priceWhen: Type.Optional(choiceField('right.call.priceWhen', ['at-least', 'at-most'])),
    notice: Type.Optional(choiceField('right.call.notice', ['in-contract', 'day-ahead', 'intraday'])),
    noticeHour: Type.Optional(numberField('right.call.noticeHour')),
    noticeMinutes: Type.Optional(numberField('right.call.noticeMinutes')),
    longestCallHours: Type.Optional(numberField('right.call.longestCallHours')),
    longestRunHours: Type.Optional(numberField('right.call.longestRunHours')),
    callsPerYear: Type.Optional(integerField('right.call.callsPerYear')),
    hoursPerYear: Type.Optional(numberField('right.call.hoursPerYear')),
    toMw: Type.Optional(scalarField('right.call.toMw')),
    toShare: Type.Optional(scalarField('right.call.toShare')),
  },
  undefined,
  'right.call',
);

function timeField(key: Parameters<typeof about>[0]) {
  return Type.String({ ...about(key), maxLength: LONGEST_TIME });
}

const CallsSchema = Type.Union(
  [
    choiceField('right.calls', ['none', 'dearest-hours', 'cheapest-hours']),
    objectOf({
      windows: listField(
        'right.calls.windows',
        objectOf({
          from: timeField('right.calls.from'),
          until: timeField('right.calls.until'),
          announced: Type.Optional(timeField('right.calls.announced')),
          toMw: Type.Optional(scalarField('right.calls.toMw')),
        }),
      ),
    }),
    objectOf({
      overloadMw: quantityField('right.calls.overloadMw'),
      knownHoursAhead: Type.Optional(numberField('right.calls.knownHoursAhead')),
    }),
  ],
  about('right.calls'),
);
export type StudyCalls = Declared<typeof CallsSchema>;

/** A right or contract: a preset of the table, a preset with fields of its own, or a design of one's own. */
export const RightSchema = objectOf(
  {
    preset: Type.Optional(textField('right.preset', 'flexProduct')),
    name: Type.Optional(nameField('right.name')),
    importMw: Type.Optional(scalarField('right.importMw')),
    exportMw: Type.Optional(scalarField('right.exportMw')),
    direction: Type.Optional(choiceField('right.direction', ['import', 'export'])),
    effect: Type.Optional(choiceField('right.effect', ['right', 'limit', 'steer'])),
    shape: Type.Optional(choiceField('right.shape', ['always', 'blocks', 'hours-share', 'none'])),
    guaranteedShare: Type.Optional(numberField('right.guaranteedShare')),
    blocks: Type.Optional(listField('right.blocks', BlockSchema)),
    outsideShare: Type.Optional(numberField('right.outsideShare')),
    call: Type.Optional(CallSchema),
    contractShare: Type.Optional(scalarField('right.contractShare', ['block-hours'])),
    peakShare: Type.Optional(scalarField('right.peakShare')),
    availabilityEurPerMwH: Type.Optional(scalarField('right.availabilityEurPerMwH')),
    activationEurPerMwh: Type.Optional(scalarField('right.activationEurPerMwh')),
    paidBy: Type.Optional(choiceField('right.paidBy', ['fee', 'own-bid'])),
    paidOn: Type.Optional(choiceField('right.paidOn', ['above-plan', 'whole-flow'])),
    penaltyEurPerMwh: Type.Optional(scalarField('right.penaltyEurPerMwh', ['must-deliver'])),
    group: Type.Optional(textField('right.group', 'sharedLimit')),
    calls: Type.Optional(CallsSchema),
  },
  'right',
  'right',
);
export type StudyRight = Declared<typeof RightSchema>;
