import type { Text } from '../schema/study.ts';

/** Lines of a cash flow in words; a subsidy scheme brings its own. */
const TITLES: Readonly<Record<string, Text>> = {
  investment: { nl: 'Investering', en: 'Investment' },
  replacement: { nl: 'Vervanging', en: 'Replacement' },
  residual: { nl: 'Restwaarde', en: 'Residual value' },
  electricity: { nl: 'Elektriciteit', en: 'Electricity' },
  electricityTax: { nl: 'Energiebelasting stroom', en: 'Energy tax, electricity' },
  gridEnergy: { nl: 'Nettarief per kWh', en: 'Grid tariff per kWh' },
  gridPeak: { nl: 'Nettarief piek (kWmax)', en: 'Grid tariff, peak (kWmax)' },
  gridContract: { nl: 'Nettarief contract (kWcontract)', en: 'Grid tariff, contract (kWcontract)' },
  gridFixed: { nl: 'Vaste netkosten', en: 'Fixed grid charges' },
  export: { nl: 'Opbrengst invoeding', en: 'Income from export' },
  fuel: { nl: 'Brandstof', en: 'Fuel' },
  fuelTax: { nl: 'Energiebelasting brandstof', en: 'Energy tax, fuel' },
  carbon: { nl: 'CO2-rechten (ETS)', en: 'CO2 allowances (ETS)' },
  levy: { nl: 'CO2-heffing industrie', en: 'CO2 levy on industry' },
  compensation: { nl: 'Compensatie indirecte CO2-kosten', en: 'Compensation of indirect CO2 cost' },
  operation: { nl: 'Bedrijf en slijtage', en: 'Operation and wear' },
  starts: { nl: 'Starts', en: 'Starts' },
  shift: { nl: 'Verschuiven van vraag', en: 'Shifting demand' },
  breach: { nl: 'Overschrijding contract', en: 'Breach of contract' },
  steering: { nl: 'Sturing (vergoeding en boete)', en: 'Steering (pay and penalty)' },
  unserved: { nl: 'Niet geleverd', en: 'Not served' },
  other: { nl: 'Overige jaarlijkse kosten', en: 'Other yearly cost' },
  fixed: { nl: 'Vaste kosten van de maatregelen', en: 'Fixed cost of the measures' },
  co2Value: { nl: 'Waarde van vermeden CO2 voor het land', en: 'Worth of CO2 avoided to the country' },
  loan: { nl: 'Lening', en: 'Loan' },
  interest: { nl: 'Rente', en: 'Interest' },
  repayment: { nl: 'Aflossing', en: 'Repayment' },
  lease: { nl: 'Betaald door de leasemaatschappij', en: 'Paid by the lessor' },
  leasePayment: { nl: 'Leasetermijnen', en: 'Lease payments' },
  tax: { nl: 'Winstbelasting', en: 'Tax on profit' },
};
export function lineTitle(name: string): Text {
  return TITLES[name] ?? { nl: name, en: name };
}
