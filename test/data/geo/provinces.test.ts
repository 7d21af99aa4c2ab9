import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { distanceKm, provinceAt, provinceNamed, provinceStrips } from '../../../data/geo/provinces.ts';

type Ring = readonly (readonly [number, number])[];
interface Feature {
  readonly properties: { readonly statnaam: string };
  readonly geometry: {
    readonly type: 'Polygon' | 'MultiPolygon';
    readonly coordinates: readonly Ring[] | readonly (readonly Ring[])[];
  };
}

describe('provinces', () => {
  test('towns lie in their province, the shore too, London and Brussels in none', () => {
    const towns = [
      [53.219, 6.567, 'Groningen'],
      [52.091, 5.122, 'Utrecht'],
      [50.851, 5.691, 'Limburg'],
      [51.985, 5.899, 'Gelderland'],
      [51.442, 3.573, 'Zeeland'],
      [52.518, 5.471, 'Flevoland'],
      [52.114, 4.279, 'Zuid-Holland'],
    ] as const;
    for (const [latitude, longitude, province] of towns)
      expect([latitude, provinceAt(latitude, longitude)]).toEqual([latitude, province]);
    expect(provinceAt(51.507, -0.128)).toBeNull();
    expect(provinceAt(50.847, 4.352)).toBeNull();
  });

  test('names in Dutch, Frisian and English', () => {
    const words = ['North Brabant', ' friesland ', 'FRYSLÂN', 'Zuid-Holland', 'Hamburg', 'constructor'];
    expect(words.map(provinceNamed)).toEqual([
      'Noord-Brabant',
      'Fryslân',
      'Fryslân',
      'Zuid-Holland',
      null,
      null,
    ]);
  });

  test('a degree of latitude is 111 km', () => {
    const at = (latitude: number) => ({ latitude, longitude: 5 });
    expect(distanceKm(at(52), at(53))).toBeCloseTo(111.2, 1);
    expect(distanceKm(at(52), at(52))).toBe(0);
  });
});

const BORDERS = new URL('../../../../shared/data/geo/nl_provinces_simplified.geojson', import.meta.url);

test.skipIf(!existsSync(BORDERS))('19 in 20 places agree with the borders (skipped without them)', () => {
  const { features } = JSON.parse(readFileSync(BORDERS, 'utf8')) as { features: readonly Feature[] };
  const within = ({ geometry }: Feature, x: number, y: number) => {
    const polygons = (
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ) as readonly (readonly Ring[])[];
    return polygons.some(([outer]) => crossings(outer!, x, y) % 2 === 1);
  };
  let [all, right] = [0, 0];
  for (let y = 50.76; y < 53.5; y += 0.0237)
    for (let x = 3.4; x < 7.2; x += 0.0371) {
      const meant = features.find(feature => within(feature, x, y));
      if (!meant) continue;
      all++;
      if (provinceAt(y, x) === meant.properties.statnaam) right++;
    }
  expect(all).toBeGreaterThan(3000);
  expect(right / all).toBeGreaterThan(0.95);
});

function crossings(ring: Ring, x: number, y: number): number {
  return ring.filter(([x1, y1], k) => {
    const [x2, y2] = ring[(k + 1) % ring.length]!;
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
  }).length;
}

test('strips cover the twelve provinces, and the middle of each lies in its own', () => {
  const strips = provinceStrips();
  expect(new Set(strips.map(({ province }) => province)).size).toBe(12);
  for (const { province, south, north, west, east } of strips)
    expect(provinceAt((south + north) / 2, (west + east) / 2)).toBe(province);
});
