import { expect, test } from 'vitest';
import { addressOf, type Place, placeIn } from '../../server/web/app/state/address.ts';

const PLACE: Place = {
  studyId: 'paper mill/2',
  language: 'en',
  door: 'grid',
  variant: 'e-boiler',
  year: 2030,
  week: 0,
  tab: 'certificate',
  run: 'abc',
  changes: { '/sites/0/contract/importMw': 12.5, '/prices/a~1b=c': -3 },
};

const read = (address: string, languages: readonly string[] = ['nl-NL']) =>
  placeIn(new URL(address, 'http://127.0.0.1'), languages);

test('an address brings another person to the same place', () => {
  expect(read(addressOf(PLACE))).toEqual(PLACE);
});

test('a bare address speaks the language of the reader, Dutch when it has neither', () => {
  expect(read('/', ['fr', 'en-US']).language).toBe('en');
  expect(read('/', ['fr']).language).toBe('nl');
});

test('what makes no sense in an address is left out', () => {
  const place = read('/studies/x?language=de&door=king&year=soon&week=-1&change=price=3&change=/a=much');
  expect(place).toMatchObject({ language: 'nl', door: 'company', year: null, week: null, changes: {} });
});
