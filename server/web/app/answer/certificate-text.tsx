import type { VariantResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';

/** A certificate in plain words. */
export function CertificateText({
  certificate,
  status,
}: {
  readonly certificate: NonNullable<VariantResult['certificate']>;
  readonly status: VariantResult['status'];
}) {
  const { say, tiny, number } = useVoice();
  const { costEur, boundEur, gap, maxResidualMw, inputHash } = certificate;
  const euro = (value: number) => `€ ${number(value, 2)}`;
  return (
    <>
      {status === 'deadline' && <p>{say('certificateDeadline')}</p>}
      {status === 'gap-open' && <p>{say('certificateGapOpen')}</p>}
      <p>
        {say('certificateCost', { cost: euro(costEur), bound: euro(boundEur), gap: `${tiny(gap * 100)} %` })}
      </p>
      <p>{say('certificateResidual', { mw: tiny(maxResidualMw) })}</p>
      <p>
        {say('certificateHash')}: <code class="hash">{inputHash}</code>
      </p>
    </>
  );
}
