import { type Dictionary, loadStep, type Outcome, rebuild, restart, solveStep } from './dictionary.ts';
import type { StepForm } from './step-form.ts';

/** Steps after which a dictionary with constant coefficients is worked out anew, before rounding has gathered. */
const FRESH_FOR = 64;

/** Solves step `t`, exactly, from the basis of another step, which `dictionary` holds and which becomes the one of this step. */
export function nextStep(form: StepForm, t: number, dictionary: Dictionary): Outcome {
  if (t % FRESH_FOR === 0 || form.varying.length > 0) rebuild(form, t, dictionary);
  loadStep(form, t, dictionary);
  const outcome = solveStep(dictionary, form.nilFlow, form.nilCost);
  if (outcome !== 'lost') return outcome;
  restart(dictionary);
  rebuild(form, t, dictionary);
  return solveStep(dictionary, form.nilFlow, form.nilCost);
}
