import { Type } from 'typebox';
import {
  type Declared,
  integerField,
  listField,
  nameField,
  numberField,
  objectOf,
  textField,
} from './field.ts';
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

/** What an operator would do: rights for those who wait, and offers to those who are there. */
export const DesignSchema = objectOf(
  {
    name: nameField('design.name'),
    title: Type.Optional(bilingualField('design.title')),
    rightsForRequests: Type.Optional(listField('design.rightsForRequests', RightSchema)),
    offers: Type.Optional(listField('design.offers', OfferSchema)),
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
