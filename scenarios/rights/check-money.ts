import { gotProblem, problem } from '../check/problem.ts';
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
  if (isBidUnknown(place))
    issues.push(
      gotProblem(
        path,
        'missing-field',
        'a bid without a price',
        'the field `activationEurPerMwh`: only a study of kind flex-product takes it from what a MWh less costs the company, and not for steering',
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

/** Neither the study nor the preset names the price of a bid, and it is not taken from anything else. */
function isBidUnknown(place: RightPlace): boolean {
  const { right, preset, takesBids = false } = place;
  if ((right.paidBy ?? preset?.activation.value) !== 'own-bid' || right.activationEurPerMwh !== undefined)
    return false;
  if (takesBids && effectOf(place) !== 'steer') return false;
  return preset?.activation.value !== 'own-bid';
}
