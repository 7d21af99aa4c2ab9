import { heatingValue, type SUBSIDIES } from '../../data/index.ts';
import type { Comparison } from '../report/cash-flows.ts';
import { figure, inBoth } from '../report/words.ts';
import { inYear } from '../report/years.ts';
import type { Text } from '../schema/text.ts';

const KWH_PER_MWH = 1000;
const MJ_PER_MWH = 3600;

/**
 * The duty to save energy (energiebesparingsplicht): what pays back within five years without subsidy must be done at a site
 * that uses enough, and what must be done gets no VEKI. Null where the package does not fall under it.
 */
export function dutyOf(
  { reference, finance }: Comparison,
  paybackYears: number | null,
  duty: typeof SUBSIDIES.savingDuty,
): Text | null {
  if (paybackYears === null || paybackYears > duty.paybackYears.value) return null;
  const kwh = inYear(reference.netPowerMwh, finance.startYear) * KWH_PER_MWH;
  const perNm3 = heatingValue('naturalGas')!.lowerMjPerNm3.value;
  const gasM3 = (inYear(reference.gasMwh, finance.startYear) * MJ_PER_MWH) / perNm3;
  if (kwh < duty.leastKwhPerYear.value && gasM3 < duty.leastGasM3PerYear.value) return null;
  return inBoth(language => {
    const [years, most] = [figure(paybackYears, language), figure(duty.paybackYears.value, language)];
    const [power, gas] = [figure(kwh, language), figure(gasM3, language)];
    if (language === 'nl')
      return `Het pakket is zonder subsidie in ${years} jaar terugverdiend, binnen de ${most} jaar van de energiebesparingsplicht (verbruik zonder het pakket ${power} kWh en ${gas} m3 per jaar). Wat energie bespaart is dan verplicht, en de VEKI is uitgesloten. Bron: ${duty.paybackYears.source}.`;
    return `Without subsidy the package pays back in ${years} years, within the ${most} years of the duty to save energy (use without the package ${power} kWh and ${gas} m3 a year). What saves energy must then be done, and the VEKI is ruled out. Source: ${duty.paybackYears.source}.`;
  });
}
