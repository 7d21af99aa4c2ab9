import type { Mark, Text } from '../tables/sourced.ts';
import type { TABLES } from '../tables/tables.ts';

/** What a table is called, and which parts of the tool work with its figures. */
interface TableText {
  readonly title: Text;
  readonly usedIn: Text;
}

function table(title: Text, usedIn: Text): TableText {
  return { title, usedIn };
}

export const TABLE_TEXTS: Readonly<Record<keyof typeof TABLES, TableText>> = {
  technologies: table(
    { nl: 'Technieken', en: 'Technologies' },
    {
      nl: 'studies, voor kosten, rendement en levensduur van installaties en maatregelen',
      en: 'studies, for cost, performance and life of assets and measures',
    },
  ),
  processes: table(
    { nl: 'Processen per sector', en: 'Processes by sector' },
    {
      nl: 'de opdracht techniques: welke techniek een proces kan bedienen, en wat er kan wachten',
      en: 'the command techniques: which technique can serve a process, and what may wait',
    },
  ),
  emissionFactors: table(
    { nl: 'Emissiefactoren', en: 'Emission factors' },
    {
      nl: 'CO2 van studies, de synthetische bevolking en de gascentrale in de synthetische prijs',
      en: 'CO2 of studies, the synthetic population and the gas plant in the synthetic price',
    },
  ),
  heatingValues: table(
    { nl: 'Verbrandingswaarden', en: 'Heating values' },
    {
      nl: 'omrekening van gas in studies, het innameblad en de synthetische bevolking',
      en: 'conversion of gas in studies, the intake sheet and the synthetic population',
    },
  ),
  pricePaths: table(
    { nl: 'Prijspaden', en: 'Price paths' },
    { nl: 'studies die een prijspad noemen', en: 'studies that name a price path' },
  ),
  levies: table(
    { nl: 'CO2-heffing industrie', en: 'Industrial CO2 levy' },
    { nl: 'CO2-kosten van studies onder het ETS', en: 'CO2 cost of studies under the ETS' },
  ),
  etsBenchmarks: table(
    { nl: 'ETS-benchmarks', en: 'ETS benchmarks' },
    {
      nl: 'gratis toewijzing en dispensatierechten van locaties die hun activiteit geven',
      en: 'free allocation and dispensation rights of sites that give their activity',
    },
  ),
  etsFactors: table(
    { nl: 'Factoren op de gratis toewijzing', en: 'Factors on the free allocation' },
    {
      nl: 'gratis toewijzing per jaar: koolstoflekkage, CBAM, transsectorale correctie, toetreding van afvalverbranding',
      en: 'free allocation by year: carbon leakage, CBAM, cross-sectoral correction, entry of waste incinerators',
    },
  ),
  indirectCostAid: table(
    { nl: 'Compensatie van indirecte CO2-kosten', en: 'Compensation of indirect CO2 cost' },
    { nl: 'de CO2-rekening van locaties die erom vragen', en: 'the carbon bill of sites that ask for it' },
  ),
  energyTax: table(
    { nl: 'Energiebelasting', en: 'Energy tax' },
    { nl: 'energiekosten van studies', en: 'energy cost of studies' },
  ),
  gridTariffs: table(
    { nl: 'Nettarieven', en: 'Grid tariffs' },
    { nl: 'netkosten van studies', en: 'grid cost of studies' },
  ),
  shortUse: table(
    { nl: 'Nettarief tot 600 uur per jaar', en: 'Grid tariff up to 600 hours a year' },
    { nl: 'netkosten van studies die daarom vragen', en: 'grid cost of studies that ask for it' },
  ),
  flexProducts: table(
    { nl: 'Transportrechten en flexproducten', en: 'Transport rights and flex products' },
    {
      nl: 'studies die een recht of contract noemen, en de opdracht products',
      en: 'studies that name a right or contract, and the command products',
    },
  ),
  discountRates: table(
    { nl: 'Rekenrentes', en: 'Discount rates' },
    { nl: 'businesscases van studies', en: 'business cases of studies' },
  ),
  subsidies: table(
    { nl: 'Subsidies', en: 'Subsidies' },
    { nl: 'studies die om subsidies vragen', en: 'studies that ask for subsidies' },
  ),
  sectorSizes: table(
    { nl: 'Omvang van een locatie per sector', en: 'Size of a site by sector' },
    { nl: 'schattingen bij het innameblad', en: 'estimates with the intake sheet' },
  ),
  intakeEstimates: table(
    { nl: 'Schattingen bij het innameblad', en: 'Estimates with the intake sheet' },
    {
      nl: 'de studie die uit een innameblad volgt; elke schatting staat daar als invoer',
      en: 'the study made of an intake sheet; every estimate stands there as input',
    },
  ),
  powerSystem: table(
    { nl: 'Stroomsysteem per jaar', en: 'Power system by year' },
    {
      nl: 'de synthetische prijs en synthetische jaren; in een studie te schalen met loadScale tot etsScale',
      en: 'the synthetic price and synthetic years; scaled in a study by loadScale to etsScale',
    },
  ),
  syntheticParameters: table(
    { nl: 'Instellingen van synthetische reeksen', en: 'Settings of synthetic series' },
    {
      nl: 'studies met een gegenereerde reeks; elke instelling is daar te wijzigen',
      en: 'studies with a generated series; every setting can be changed there',
    },
  ),
  syntheticModel: table(
    { nl: 'Model van synthetische reeksen', en: 'Model of synthetic series' },
    {
      nl: 'gegenereerde prijs, zon, wind, temperatuur, vraag en warmte',
      en: 'generated price, sun, wind, temperature, load and heat',
    },
  ),
  siteProfiles: table(
    { nl: 'Profielen van locaties en voedingsgebieden', en: 'Profiles of sites and feeders' },
    {
      nl: 'synthetische profielen per archetype en achtergrond van een station',
      en: 'synthetic profiles by archetype and the background of a station',
    },
  ),
  population: table(
    { nl: 'Synthetisch Cluster 6', en: 'Synthetic Cluster 6' },
    {
      nl: 'de synthetische bevolking en haar totalen (opdracht population)',
      en: 'the synthetic population and its totals (command population)',
    },
  ),
  plausible: table(
    { nl: 'Wat aannemelijk is in een bestand', en: 'What is plausible in a file' },
    {
      nl: 'het inlezen van reeksen, emissielijsten, gebieden en innamebladen',
      en: 'reading series, emission lists, grid areas and intake sheets',
    },
  ),
  provinceMap: table(
    { nl: 'Kaart van provincies', en: 'Map of provinces' },
    {
      nl: 'de provincie van een locatie uit een ingelezen lijst',
      en: 'the province of a site of an imported list',
    },
  ),
};

/** The fields of a study have a page of their own. */
export const FIELDS_TEXT: TableText = table(
  { nl: 'Velden van een studie', en: 'Fields of a study' },
  {
    nl: 'elke studie; hier staat wat een veld mag zijn en wat er anders wordt ingevuld',
    en: 'every study; what a field may be, and what is filled in otherwise',
  },
);

export const MARK_TEXTS: Readonly<Record<Mark, Text>> = {
  S: {
    nl: 'gezien in de wet, op de officiële pagina of in het oorspronkelijke bestand',
    en: 'seen in the law, the official page or the original file',
  },
  '2nd': { nl: 'gezien in een bestand uit de tweede hand', en: 'seen in a secondary file' },
  C: { nl: 'hier berekend uit genoemde cijfers', en: 'computed here from named figures' },
  M: { nl: 'uit het geheugen, niet nagegaan', en: 'from memory, unverified' },
  D: { nl: 'een ontwerpkeuze van dit programma', en: 'a design choice of this tool' },
};
