import type { Mark } from '../../data/index.ts';
import type { RightPayments, Steering as SteeringDuty } from '../../engine/index.ts';

interface Origin {
  readonly source: string;
  readonly mark: Mark | null;
}

/** What a company is paid for one right, with where the rates come from. */
export interface RightTerms extends RightPayments {
  readonly name: string;
  readonly availabilityOrigin: Origin;
  readonly activationOrigin: Origin;
}

/** What the steering contracts of a connection ask and pay. */
export interface Steering {
  readonly name: string;
  readonly duty: SteeringDuty;
  readonly activationOrigin: Origin;
  readonly penaltyOrigin: Origin;
}
