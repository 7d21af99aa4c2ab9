import { Type } from 'typebox';
import {
  choiceField,
  type Declared,
  integerField,
  listField,
  nameField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
import { GroupPeakSchema } from './group-peak.ts';
import { scalarField } from './quantity.ts';
import { RightSchema } from './rights.ts';
import { bilingualField } from './text.ts';

/** What existing companies may sign. */
const OfferSchema = objectOf(
  {
    sites: Type.Optional(listField('offer.sites', nameField('offer.sites', 'site'))),
    sectors: Type.Optional(listField('offer.sectors', textField('offer.sectors'))),
    rights: listField('offer.rights', RightSchema),
  },
  'offer',
);
export type StudyOffer = Declared<typeof OfferSchema>;

const SearchRangeSchema = objectOf(
  {
    pointer: textField('designSearch.pointer'),
    least: numberField('designSearch.least'),
    most: numberField('designSearch.most'),
    step: Type.Optional(numberField('designSearch.step')),
  },
  'designSearchRange',
);

/** Numbers of a design that are sought, what for, and within how many runs. */
const SearchSchema = objectOf(
  {
    ranges: listField('designSearch.ranges', SearchRangeSchema),
    objectives: Type.Optional(
      listField(
        'designSearch.objectives',
        choiceField('designSearch.objective', [
          'most-mw',
          'least-cost',
          'least-cost-per-mw',
          'least-overload',
          'most-gain',
        ]),
      ),
    ),
    mostOverloadHours: Type.Optional(numberField('designSearch.mostOverloadHours')),
    mostCostEur: Type.Optional(numberField('designSearch.mostCostEur')),
    mostEurPerMw: Type.Optional(numberField('designSearch.mostEurPerMw')),
    leastMw: Type.Optional(numberField('designSearch.leastMw')),
    runs: Type.Optional(integerField('designSearch.runs')),
    seed: Type.Optional(integerField('designSearch.seed')),
  },
  'designSearch',
  'design.search',
);
export type StudySearch = Declared<typeof SearchSchema>;

/** A right that companies share: those that are there, and those that wait and come in. */
const GroupSchema = objectOf(
  {
    name: nameField('designGroup.name'),
    members: listField('designGroup.members', textField('designGroup.members')),
    importMw: scalarField('designGroup.importMw'),
    exportMw: Type.Optional(scalarField('designGroup.exportMw')),
    peak: Type.Optional(GroupPeakSchema),
  },
  'designGroup',
);
export type StudyGroup = Declared<typeof GroupSchema>;

/** What an operator would do: rights for those who wait, and offers to those who are there. */
export const DesignSchema = objectOf(
  {
    name: nameField('design.name'),
    title: Type.Optional(bilingualField('design.title')),
    rightsForRequests: Type.Optional(listField('design.rightsForRequests', RightSchema)),
    offers: Type.Optional(listField('design.offers', OfferSchema)),
    groups: Type.Optional(listField('design.groups', GroupSchema, 'group')),
    search: Type.Optional(SearchSchema),
  },
  'design',
);
export type StudyDesign = Declared<typeof DesignSchema>;

/** When a company signs. */
export const ParticipationSchema = objectOf(
  {
    leastGainEurPerMw: Type.Optional(scalarField('participation.leastGainEurPerMw')),
    riskShare: Type.Optional(numberField('participation.riskShare')),
  },
  undefined,
  'study.participation',
);

/** How much overload may be left at every node. */
export const ReliabilitySchema = objectOf(
  {
    mostHours: Type.Optional(numberField('reliability.mostHours')),
    mostMwh: Type.Optional(scalarField('reliability.mostMwh')),
    mostMw: Type.Optional(scalarField('reliability.mostMw')),
  },
  undefined,
  'study.reliability',
);

/** How far the simulation goes. */
export const SimulationSchema = objectOf(
  {
    mostRounds: Type.Optional(integerField('simulation.mostRounds')),
    knowledge: Type.Optional(choiceField('simulation.knowledge', ['all', 'announced'])),
    looksBeyond: Type.Optional(integerField('simulation.looksBeyond')),
    largestOptimum: Type.Optional(integerField('simulation.largestOptimum')),
  },
  undefined,
  'study.simulation',
);

/** What building costs, to compare with. */
export const BuildingSchema = objectOf(
  {
    eurPerMw: Type.Optional(scalarField('building.eurPerMw')),
    interestRate: Type.Optional(numberField('building.interestRate')),
    lifetimeYears: Type.Optional(numberField('building.lifetimeYears')),
  },
  undefined,
  'study.building',
);
