import { heatingValue, type SUBSIDIES } from '../../data/index.ts';
import type { Comparison } from '../report/cash-flows.ts';
import { figure, inBoth } from '../report/words.ts';
import { inYear } from '../report/years.ts';
import type { Text } from '../schema/text.ts';
import type { MeasureFacts } from './stack.ts';

const KWH_PER_MWH = 1000;
const MJ_PER_MWH = 3600;

/**
 * The duty to save energy (energiebesparingsplicht): what pays back within five years without subsidy must be done at a site
 * that uses enough, and what must be done gets no VEKI. Null where no measure falls under it.
 */
export function dutyOf(
  { reference, finance }: Comparison,
  measures: readonly MeasureFacts[],
  duty: typeof SUBSIDIES.savingDuty,
): Text | null {
  const most = duty.paybackYears.value;
  const short = measures.filter(({ paybackYears }) => paybackYears !== null && paybackYears <= most);
  if (short.length === 0) return null;
  const kwh = inYear(reference.netPowerMwh, finance.startYear) * KWH_PER_MWH;
  const perNm3 = heatingValue('naturalGas')!.lowerMjPerNm3.value;
  const gasM3 = (inYear(reference.gasMwh, finance.startYear) * MJ_PER_MWH) / perNm3;
  if (kwh < duty.leastKwhPerYear.value && gasM3 < duty.leastGasM3PerYear.value) return null;
  return inBoth(language => {
    const names = short
      .map(({ measure, paybackYears }) => `${measure} (${figure(paybackYears!, language)})`)
      .join(', ');
    const [years, power, gas] = [most, kwh, gasM3].map(value => figure(value, language));
    if (language === 'nl')
      return `Energiebesparingsplicht: zonder subsidie binnen ${years} jaar terugverdiend (jaren): ${names}, bij een verbruik zonder het pakket van ${power} kWh en ${gas} m3 per jaar. Wat energie bespaart is dan verplicht, en de VEKI is daarvoor uitgesloten. Bron: ${duty.paybackYears.source} [${duty.paybackYears.mark}].`;
    return `Duty to save energy (energiebesparingsplicht): paid back within ${years} years without subsidy (years): ${names}, with a use without the package of ${power} kWh and ${gas} m3 a year. What saves energy must then be done, and the VEKI is ruled out for it. Source: ${duty.paybackYears.source} [${duty.paybackYears.mark}].`;
  });
}
