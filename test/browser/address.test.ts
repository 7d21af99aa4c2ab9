import { expect, test } from 'vitest';
import { addressOf, type Place, placeIn, sectionPlace } from '../../server/web/app/state/address.ts';

const PLACE: Place = {
  section: 'studies',
  studyId: 'paper mill/2',
  item: null,
  search: null,
  mark: null,
  language: 'en',
  door: 'grid',
  variant: 'e-boiler',
  year: 2030,
  week: 0,
  node: 'station & co',
  tab: 'certificate',
  run: 'abc',
  changes: { '/sites/0/contract/importMw': 12.5, '/prices/a~1b=c': -3 },
};

const read = (address: string, languages: readonly string[] = ['nl-NL']) =>
  placeIn(new URL(address, 'http://127.0.0.1'), languages);

test('an address brings another person to the same place', () => {
  expect(read(addressOf(PLACE))).toEqual(PLACE);
});

test.each([
  ['data-sets', null],
  ['data-sets', 'prices-2024'],
  ['dictionary', 'energy-tax'],
] as const)('so does that of %s %s, without what belongs to a study', (section, item) => {
  const place = { ...sectionPlace(PLACE, section, item), search: 'e-boiler & gas', mark: 'D' };
  expect(addressOf(place)).toMatch(new RegExp(`^/${section}${item ? `/${item}` : ''}\\?`));
  expect(read(addressOf(place))).toEqual(place);
  expect(place).toMatchObject({ studyId: null, variant: null, run: null, changes: {} });
});

test('an address that is no address of a page shows the studies', () => {
  expect(read('/nothing')).toMatchObject({ section: 'studies', studyId: null });
  expect(read('/data-sets/%E0%A4%A')).toMatchObject({ section: 'data-sets', item: '%E0%A4%A' });
});

test('a bare address speaks the language of the reader, Dutch when it has neither', () => {
  expect(read('/', ['fr', 'en-US']).language).toBe('en');
  expect(read('/', ['fr']).language).toBe('nl');
});

test('what makes no sense in an address is left out', () => {
  const place = read('/studies/x?language=de&door=king&year=soon&week=-1&change=price=3&change=/a=much');
  expect(place).toMatchObject({ language: 'nl', door: 'company', year: null, week: null, changes: {} });
});
