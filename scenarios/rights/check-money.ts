import { problem } from '../check/problem.ts';
import { effectOf, type RightPlace } from './place.ts';

/** Money that a right cannot have: a tariff for what only limits, two penalties on one connection. */
export function checkMoney(place: RightPlace): void {
  const { issues, right, path, contract } = place;
  const effect = effectOf(place);
  for (const field of ['contractShare', 'peakShare', 'importMw', 'exportMw'] as const)
    if (effect !== 'right' && right[field] !== undefined)
      issues.push(
        problem(
          `${path}/${field}`,
          'without-meaning',
          right[field],
          'no share or power: it stays with the rights that this contract limits or steers',
        ),
      );
  if (effect !== 'steer' && right.penaltyEurPerMwh === 'must-deliver')
    issues.push(
      problem(
        `${path}/penaltyEurPerMwh`,
        'without-meaning',
        right.penaltyEurPerMwh,
        'a number, or nothing: only steering asks for delivery',
      ),
    );
  if (effect !== 'steer' && right.paidOn !== undefined)
    issues.push(
      problem(
        `${path}/paidOn`,
        'without-meaning',
        right.paidOn,
        'none: only steering is paid by what the company does beside its plan',
      ),
    );
  if (effect !== 'steer' && right.penaltyEurPerMwh !== undefined && contract.breach !== undefined)
    issues.push(
      problem(
        `${path}/penaltyEurPerMwh`,
        'contradiction',
        right.penaltyEurPerMwh,
        'no `breach` of the contract beside it: one price above the limit',
      ),
    );
  if (right.contractShare === 'block-hours' && (right.shape ?? place.preset?.shape.value) !== 'blocks')
    issues.push(
      problem(
        `${path}/contractShare`,
        'without-meaning',
        right.contractShare,
        'a number, or a right with blocks',
      ),
    );
}
