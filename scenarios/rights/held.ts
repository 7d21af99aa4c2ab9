import type { CalledRight, Direction, HeldRight, Series } from '../../engine/index.ts';
import type { AtYear } from '../resolve/context.ts';
import { scalar } from '../resolve/scalar.ts';
import type { StudyRight } from '../schema/rights.ts';
import { callsFor } from './calls.ts';
import { type Design, designOf } from './design.ts';

/** One right of a study in one direction. */
export interface StudyRightHeld {
  readonly held: HeldRight;
  readonly design: Design;
  readonly given: StudyRight;
  readonly path: string;
}

/** The same with its calls. */
export interface StudyHeld extends StudyRightHeld, CalledRight {
  readonly held: HeldRight;
}

/** MW of the connection in both directions: the most that its limits reach. */
export type ConnectionMw = Readonly<Record<Direction, number>>;

/** The rights that a study lists for a connection, each in the directions in which it has MW. */
export function heldRights(
  at: AtYear,
  listed: readonly (readonly [given: StudyRight, path: string])[],
  connectionMw: ConnectionMw,
  dayAheadEurPerMwh: Series,
): StudyHeld[] {
  return uncalledRights(at, listed, connectionMw).map(one => ({
    ...one,
    calls: callsFor(at, one.held, one.given.calls, `${one.path}/calls`, dayAheadEurPerMwh),
  }));
}

/** The same where calls follow from something else. */
export function uncalledRights(
  at: AtYear,
  listed: readonly (readonly [given: StudyRight, path: string])[],
  connectionMw: ConnectionMw,
): StudyRightHeld[] {
  const designs = listed.map(([given, path]) => ({ given, path, design: designOf(at, given, path) }));
  const rights = designs.filter(({ design }) => design.product.effect === 'right');
  const parts = {
    import: sharesOf(at, rights, 'importMw', connectionMw.import),
    export: sharesOf(at, rights, 'exportMw', connectionMw.export),
  };
  return designs.flatMap(one => {
    const { given, design } = one;
    const r = rights.indexOf(one);
    const directions: readonly Direction[] =
      design.product.effect === 'right' ? ['import', 'export'] : [given.direction ?? 'import'];
    return directions.flatMap(direction => {
      const mw = r >= 0 ? parts[direction][r]! : serviceMw(design, connectionMw[direction]);
      if (mw <= 0) return [];
      const name = given.name ?? given.preset?.toLowerCase() ?? 'own';
      return [{ ...one, held: { name, product: design.product, direction, mw } }];
    });
  });
}

/** A limit caps the whole connection; steering asks for the power that its depth names. */
function serviceMw({ product }: Design, connectionMw: number): number {
  const depth = product.call?.depth;
  if (product.effect !== 'steer' || depth?.kind !== 'mw') return connectionMw;
  return Math.min(depth.mw, connectionMw);
}

/** MW of each right: as written, the first without taking what is left. */
function sharesOf(
  at: AtYear,
  rights: readonly { readonly given: StudyRight; readonly path: string }[],
  field: 'importMw' | 'exportMw',
  connectionMw: number,
): number[] {
  const written = rights.map(({ given, path }) =>
    given[field] === undefined ? null : scalar(at, given[field], `right.${field}`, `${path}/${field}`),
  );
  const rest = connectionMw - written.reduce<number>((sum, mw) => sum + (mw ?? 0), 0);
  const first = written.indexOf(null);
  return written.map((mw, r) => mw ?? (r === first ? Math.max(0, rest) : 0));
}
