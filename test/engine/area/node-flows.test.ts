import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GridNode, gridTree } from '../../../engine/area/grid-node.ts';
import { nodeFlowsInto } from '../../../engine/area/node-flows.ts';

const STEPS = 6;
const flow = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: STEPS, maxLength: STEPS })
  .map(values => Float64Array.from(values));

/** Stations under two supply areas under one national area, listed in any order. */
const nodes: fc.Arbitrary<GridNode[]> = fc
  .record({
    supply: fc.array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 5 }),
    background: fc.array(flow, { minLength: 8, maxLength: 8 }),
  })
  .chain(({ supply, background }) => {
    const node = (name: string, kind: GridNode['kind'], parent: string | null, k: number): GridNode => ({
      name,
      kind,
      parent,
      importMw: 1,
      exportMw: 1,
      backgroundMw: background[k]!,
    });
    const all = [
      node('top', 'nationalArea', null, 0),
      node('a', 'supplyArea', 'top', 1),
      node('b', 'supplyArea', 'top', 2),
      ...supply.map((parent, s) => node(`station ${s}`, 'station', parent, 3 + s)),
    ];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
const members = fc.array(fc.tuple(fc.nat(), flow), { maxLength: 6 });

describe('flows in three levels', () => {
  test('the top carries everyone, and every node what hangs below it and on it', () => {
    fc.assert(
      fc.property(nodes, members, (list, made) => {
        const tree = gridTree(list);
        const memberNode = Int32Array.from(made, ([at]) => at % list.length);
        const netMw = made.map(([, net]) => net);
        const out = list.map(() => new Float64Array(STEPS));
        nodeFlowsInto(tree, memberNode, netMw, out);
        for (let t = 0; t < STEPS; t++) {
          tree.nodes.forEach(({ backgroundMw }, n) => {
            const below = out.reduce((sum, of, k) => sum + (tree.parent[k] === n ? of[t]! : 0), 0);
            const here = netMw.reduce((sum, of, m) => sum + (memberNode[m] === n ? of[t]! : 0), 0);
            expect(out[n]![t]).toBe(below + here + (backgroundMw as Float64Array)[t]!);
          });
          const background = list.reduce((sum, node) => sum + (node.backgroundMw as Float64Array)[t]!, 0);
          expect(out.at(-1)![t]).toBe(background + netMw.reduce((sum, of) => sum + of[t]!, 0));
        }
      }),
    );
  });
});
