import type { Text } from './text.ts';

/** Words of the money of a package. */
export const FINANCE_WORDS = {
  finance: { nl: 'Wat het oplevert: {package}', en: 'What it earns: {package}' },
  financeViews: { nl: 'Bedrijf en land naast elkaar', en: 'Company and country side by side' },
  financeViewsHint: {
    nl: 'Reëel. Voor het land tellen belastingen, subsidies en CO₂-betalingen niet mee en nettarieven wel; de bedrijfsvoering is die van het bedrijf.',
    en: 'Real. For the country taxes, subsidies and CO₂ payments do not count and grid tariffs do; the operation is the company’s.',
  },
  viewCompany: { nl: 'Bedrijf', en: 'Company' },
  viewBeforeTax: { nl: 'Voor belasting en lening', en: 'Before tax and loan' },
  viewNational: { nl: 'Land', en: 'Country' },
  discountRate: { nl: 'Rekenrente', en: 'Discount rate' },
  mirr: {
    nl: 'Rendement bij herbeleggen tegen de rekenrente (MIRR)',
    en: 'Return, reinvested at the discount rate (MIRR)',
  },
  discountedPayback: { nl: 'Terugverdientijd met rente', en: 'Payback with interest' },
  newHeat: {
    nl: 'Nieuwe warmte, {mwh} MWh per jaar, kost {own}; aan brandstof en CO₂ bespaart dat {saved}.',
    en: 'New heat, {mwh} MWh a year, costs {own}; it saves {saved} of fuel and CO₂.',
  },
  gap: {
    nl: 'Onrendabele top, zonder subsidie en belasting: {eur} ineens{parts}.',
    en: 'Unprofitable gap, without subsidy and tax: {eur} at once{parts}.',
  },
  noGap: {
    nl: 'Er is geen onrendabele top: ook zonder subsidie komt het uit.',
    en: 'There is no unprofitable gap: it pays without subsidy too.',
  },
  breakEvens: { nl: 'Omslagpunten', en: 'Break-even points' },
  breakEvensHint: {
    nl: 'Waar de contante waarde nul is, al het andere en de bedrijfsvoering gelijk. Prijzen zijn gemiddelden over de looptijd, elk jaar en uur evenveel verschoven.',
    en: 'Where the net present value is nil, all else and the operation held. Prices are means over the horizon, moved by the same amount in every year and hour.',
  },
  breakEvenOf: { nl: 'Van', en: 'Of' },
  breakEvenUsed: { nl: 'Gerekend met', en: 'Reckoned with' },
  breakEvenAt: { nl: 'Omslag bij', en: 'Turns at' },
  breakEvenNone: { nl: 'geen tot tien keer zoveel', en: 'none up to ten times' },
  breakEvenCapex: { nl: 'Investering', en: 'Investment' },
  breakEvenCo2: { nl: 'CO₂-prijs (ETS)', en: 'CO₂ price (ETS)' },
  breakEvenPower: { nl: 'Stroomprijs', en: 'Power price' },
  breakEvenGas: { nl: 'Gasprijs', en: 'Gas price' },
  cashFlow: { nl: 'Kasstroom per post en jaar', en: 'Cash flow by line and year' },
  cashFlowHint: {
    nl: 'Tegen de vergelijkingsbasis, nominaal in euro’s: wat binnenkomt is positief. Elk jaar valt aan het eind.',
    en: 'Against the reference, nominal euros: what comes in is positive. Each year falls at its end.',
  },
  cashFlowLine: { nl: 'Post', en: 'Line' },
  cashFlowStart: { nl: 'begin', en: 'start' },
  cashFlowSum: { nl: 'Totaal', en: 'Total' },
  cashFlowReal: { nl: 'In geld van het begin', en: 'In money of the start' },
  worthCompany: { nl: 'Contant, bedrijf', en: 'Present worth, company' },
  worthNational: { nl: 'Contant, land', en: 'Present worth, country' },
} as const satisfies Readonly<Record<string, Text>>;
