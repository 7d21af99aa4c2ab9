import {
  type DictionaryKey,
  type FlexProduct,
  flexProduct,
  presetProduct,
  type Sourced,
} from '../../data/index.ts';
import {
  type Block,
  type CallRule,
  type Depth,
  type Money,
  type Notice,
  type Product,
  type Shape,
  stepTime,
  type Trigger,
} from '../../engine/index.ts';
import { type AtYear, fill, orDefault } from '../resolve/context.ts';
import { scalar } from '../resolve/scalar.ts';
import type { StudyBlock, StudyRight } from '../schema/rights.ts';
import type { Scalar } from '../schema/study.ts';

/** A right of a study as the engine takes it, and the preset that it began with. */
export interface Design {
  readonly product: Product;
  readonly preset: FlexProduct | null;
}

/** What the study says of a right, the rest from its preset; every figure of the preset that is used is listed. */
export function designOf(at: AtYear, given: StudyRight, path: string): Design {
  const preset = given.preset === undefined ? null : (flexProduct(given.preset) ?? null);
  const base = presetProduct(preset ?? flexProduct('firm')!);
  noteForce(at, preset, path);
  const product: Product = {
    effect: given.effect ?? base.effect,
    shape: shapeOf(at, given, base.shape, preset, path),
    call: callOf(at, given, base.call, preset, `${path}/call`),
    money: moneyOf(at, given, base, preset, path),
    group: given.group === undefined ? base.group : 'members',
  };
  return { product, preset };
}

/** A rule that comes into force within the period is counted over all of it, and that is listed. */
function noteForce(at: AtYear, preset: FlexProduct | null, path: string): void {
  const from = preset?.from;
  if (from === undefined || stepTime(at.axis, 0) >= from.value) return;
  const source = `${from.source}; counted over the whole period`;
  fill(at, `${path}/from`, from.value, 'date', source, from.mark);
}

/** The value of a preset, listed with its source as a default. */
function ofPreset<T>(at: AtYear, figure: Sourced<unknown> | undefined, value: T, path: string): T {
  if (figure !== undefined) {
    const shown = typeof figure.value === 'number' ? figure.value : String(figure.value);
    fill(at, path, shown, figure.unit, figure.source, figure.mark);
  }
  return value;
}

function shapeOf(
  at: AtYear,
  given: StudyRight,
  base: Shape,
  preset: FlexProduct | null,
  path: string,
): Shape {
  const kind = given.shape ?? base.kind;
  if (kind === 'hours-share') {
    const share =
      given.guaranteedShare ??
      ofPreset(at, preset?.guaranteedShare, base.kind === kind ? base.share : 1, `${path}/guaranteedShare`);
    return { kind, share };
  }
  if (kind !== 'blocks') return { kind };
  const known = base.kind === kind ? base : { blocks: [], outsideShare: 0 };
  return {
    kind,
    blocks: given.blocks
      ? given.blocks.map(blockOf)
      : ofPreset(at, preset?.blocks, known.blocks, `${path}/blocks`),
    outsideShare:
      given.outsideShare ?? ofPreset(at, preset?.outsideShare, known.outsideShare, `${path}/outsideShare`),
  };
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A block as it is written: every day and all year unless it says otherwise. */
function blockOf({ weekdays = EVERY_DAY, fromHour, untilHour, season }: StudyBlock): Block {
  return { weekdays, fromHour, untilHour, season: season ?? null };
}

/** Where a design names no notice, the check has told so. */
const NO_CALL: CallRule = {
  by: ['regional', 'national'],
  trigger: { kind: 'congestion', node: null },
  notice: { kind: 'in-contract' },
  longestCallHours: null,
  longestRunHours: null,
  callsPerYear: null,
  hoursPerYear: null,
  depth: { kind: 'share', share: 0 },
};

function callOf(
  at: AtYear,
  { call }: StudyRight,
  known: CallRule | null,
  preset: FlexProduct | null,
  path: string,
): CallRule | null {
  if (call === undefined && known === null) return null;
  const base = known ?? NO_CALL;
  const own = preset?.call;
  const limit = (field: 'longestCallHours' | 'longestRunHours' | 'callsPerYear' | 'hoursPerYear') =>
    call?.[field] ?? ofPreset(at, own?.[field], base[field], `${path}/${field}`);
  return {
    by: call?.by ?? base.by,
    trigger: triggerOf(at, call, base.trigger, preset, path),
    notice: noticeOf(at, call, base.notice, preset, path),
    longestCallHours: limit('longestCallHours'),
    longestRunHours: limit('longestRunHours'),
    callsPerYear: limit('callsPerYear'),
    hoursPerYear: limit('hoursPerYear'),
    depth: depthOf(at, call, base.depth, preset, path),
  };
}

type GivenCall = StudyRight['call'];

function triggerOf(
  at: AtYear,
  call: GivenCall,
  base: Trigger,
  preset: FlexProduct | null,
  path: string,
): Trigger {
  const kind = call?.trigger ?? base.kind;
  if (kind === 'congestion') return { kind, node: call?.node ?? null };
  if (kind === 'price') {
    const eurPerMwh = scalar(
      at,
      call?.priceEurPerMwh ?? 0,
      'right.call.priceEurPerMwh',
      `${path}/priceEurPerMwh`,
    );
    return { kind, eurPerMwh, when: call?.priceWhen ?? 'at-least' };
  }
  if (call?.window) return { kind, blocks: call.window.map(blockOf) };
  const blocks = base.kind === kind ? base.blocks : [];
  return { kind, blocks: ofPreset(at, preset?.call?.window, blocks, `${path}/window`) };
}

function noticeOf(
  at: AtYear,
  call: GivenCall,
  base: Notice,
  preset: FlexProduct | null,
  path: string,
): Notice {
  const kind = call?.notice ?? base.kind;
  if (kind === 'in-contract') return { kind };
  const own = preset?.call;
  if (kind === 'day-ahead') {
    const known = base.kind === kind ? base.localHour : 0;
    return {
      kind,
      localHour: call?.noticeHour ?? ofPreset(at, own?.noticeHour, known, `${path}/noticeHour`),
    };
  }
  const known = base.kind === kind ? base.minutes : 0;
  return {
    kind,
    minutes: call?.noticeMinutes ?? ofPreset(at, own?.noticeMinutes, known, `${path}/noticeMinutes`),
  };
}

function depthOf(at: AtYear, call: GivenCall, base: Depth, preset: FlexProduct | null, path: string): Depth {
  if (call?.toMw !== undefined)
    return { kind: 'mw', mw: scalar(at, call.toMw, 'right.call.toMw', `${path}/toMw`) };
  if (call?.toShare !== undefined)
    return { kind: 'share', share: scalar(at, call.toShare, 'right.call.toShare', `${path}/toShare`) };
  return ofPreset(at, preset?.call?.depthShare, base, `${path}/toShare`);
}

function moneyOf(
  at: AtYear,
  given: StudyRight,
  { money: base, effect: usual }: Product,
  preset: FlexProduct | null,
  path: string,
): Money {
  const read = (
    field: 'peakShare' | 'availabilityEurPerMwH' | 'activationEurPerMwh',
    value: number,
  ): number => {
    const written: Scalar | undefined = given[field];
    if (written !== undefined)
      return scalar(at, written, `right.${field}` satisfies DictionaryKey, `${path}/${field}`);
    // What the firm right pays says nothing of this one.
    const isUsual = value === (field === 'peakShare' ? 1 : 0);
    return ofPreset(at, isUsual ? undefined : preset?.[field], value, `${path}/${field}`);
  };
  const isSteering = (given.effect ?? usual) === 'steer';
  const kind = given.paidBy ?? base.activation.kind;
  const availabilityEurPerMwH = read('availabilityEurPerMwH', base.availabilityEurPerMwH);
  const isOwn = kind === 'own-bid' && !isSteering && at.study.kind === 'flex-product';
  const activationEurPerMwh =
    isOwn && given.activationEurPerMwh === undefined
      ? ownBid(at, path)
      : read('activationEurPerMwh', base.activation.eurPerMwh ?? 0);
  return {
    contractShare: contractShareOf(at, given, base, preset, path),
    peakShare: read('peakShare', base.peakShare),
    availabilityEurPerMwH,
    activation:
      kind === 'own-bid' || activationEurPerMwh === null
        ? { kind: 'own-bid', eurPerMwh: activationEurPerMwh }
        : { kind, eurPerMwh: activationEurPerMwh },
    ...(isSteering && { paidOn: orDefault(at, given.paidOn, 'right.paidOn', `${path}/paidOn`) }),
    penaltyEurPerMwh: penaltyOf(at, given, isSteering ? activationEurPerMwh : null, path),
  };
}

const OWN_BID =
  'Design choice: a company bids what a MWh less costs it in that hour, the multiplier of its limit, with its risk margin';

/** A bid that the study does not state follows from the operation of the company. */
function ownBid(at: AtYear, path: string): null {
  fill(at, `${path}/activationEurPerMwh`, 'what a MWh less costs the company', 'EUR/MWh', OWN_BID, 'D');
  return null;
}

/** No source says what it costs to fall short of what steering asks: as much as would have been paid for it. */
const SHORT_COST =
  'No source says what a shortfall costs: as much as is paid for it, which is then not paid either';

/** `usual`: what steering is charged for a shortfall where the study says nothing; null: any other right, which is not to be broken. */
function penaltyOf(
  at: AtYear,
  { penaltyEurPerMwh }: StudyRight,
  usual: number | null,
  path: string,
): number | null {
  const place = `${path}/penaltyEurPerMwh`;
  if (penaltyEurPerMwh === 'must-deliver') return null;
  if (penaltyEurPerMwh !== undefined) return scalar(at, penaltyEurPerMwh, 'right.penaltyEurPerMwh', place);
  if (usual !== null) fill(at, place, usual, 'EUR/MWh', SHORT_COST, 'D');
  return usual;
}

function contractShareOf(
  at: AtYear,
  { contractShare }: StudyRight,
  base: Money,
  preset: FlexProduct | null,
  path: string,
): Money['contractShare'] {
  if (contractShare === 'block-hours') return contractShare;
  const place = `${path}/contractShare`;
  if (contractShare !== undefined) return scalar(at, contractShare, 'right.contractShare', place);
  const isUsual = base.contractShare === 1;
  return ofPreset(at, isUsual ? undefined : preset?.contractShare, base.contractShare, place);
}
