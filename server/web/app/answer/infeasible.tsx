import type { VariantResult } from '../../../../scenarios/index.ts';
import { useVoice, type Voice } from '../words/language.tsx';

type Infeasibility = NonNullable<VariantResult['infeasibility']>;
type Repair = Infeasibility['repairs'][number];

/** Why there is no plan: the worst hour, what is short, and the smallest change that mends it. */
export function Infeasible({
  infeasibility,
  canApply,
  apply,
}: {
  readonly infeasibility: Infeasibility;
  readonly canApply: (repair: Repair) => boolean;
  readonly apply: (repair: Repair) => void;
}) {
  const voice = useVoice();
  const { say, number, moment } = voice;
  const { shortages, shortHours, shortMwh, repairs } = infeasibility;
  const [worst] = shortages;
  const [cheapest, ...others] = repairs;
  return (
    <section class="notice bad" role="alert" aria-labelledby="infeasible-title">
      <h2 id="infeasible-title">{say('infeasibleTitle')}</h2>
      {worst && (
        <p>
          {say('infeasibleFirst', {
            time: moment(worst.time),
            site: worst.site,
            mw: number(worst.shortMw, 2),
            limit: limitText(worst.limit, voice),
          })}{' '}
          {say('infeasibleTotal', { hours: number(shortHours, 0), mwh: number(shortMwh, 1) })}
        </p>
      )}
      {cheapest && (
        <p>
          <strong>{say('cheapestRepair', { repair: repairText(cheapest, voice) })}</strong>{' '}
          {canApply(cheapest) && (
            <button type="button" onClick={() => apply(cheapest)}>
              {say('applyRepair')}
            </button>
          )}
        </p>
      )}
      {others.length > 0 && (
        <p>{say('otherRepairs', { repairs: others.map(one => repairText(one, voice)).join('; ') })}</p>
      )}
    </section>
  );
}

function limitText(limit: string, { say }: Voice): string {
  if (limit === 'electricity' || limit === 'export' || limit === 'steered') return say(`limit-${limit}`);
  if (limit.endsWith('.stock')) return say('limit-stock', { limit: limit.replace(/\.stock$/, '') });
  return say('limit-heat', { limit });
}

function repairText({ change, site, amount, unit }: Repair, { say, number }: Voice): string {
  return say(change, { amount: number(amount, 2), unit, site });
}
