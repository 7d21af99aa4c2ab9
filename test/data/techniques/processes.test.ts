import { expect, test } from 'vitest';
import { processes, SITE_ARCHETYPES, techniquesFor, technologies } from '../../../data/index.ts';

const of = (id: string) => processes().find(one => one.id === id)!;
const able = (id: string, need: number) => techniquesFor(of(id).heat[need]!).map(one => one.id);

test('a tonne of brick takes 2.31 GJ of gas and 68 kWh', () => {
  const { heat, electricityKwhPerTonne } = of('bricks');
  expect(heat.reduce((sum, { gjPerTonne }) => sum + gjPerTonne.value, 0)).toBeCloseTo(2.31, 2);
  expect(electricityKwhPerTonne.value).toBe(68);
});

test('every process has a profile, heat by falling level, and a price for waiting and for leaving out', () => {
  const shapes = SITE_ARCHETYPES.map(({ id }) => id);
  const levels = ['furnace', 'steam', 'hotWater'];
  expect(new Set(processes().map(({ id }) => id)).size).toBe(processes().length);
  for (const one of processes()) {
    expect(shapes).toContain(one.archetype.value);
    for (const { level, temperatureC } of one.heat) {
      if (level === 'hotWater') expect(temperatureC.value, one.id).toBeLessThanOrEqual(100);
      if (level === 'steam') expect(temperatureC.value, one.id).toBeLessThanOrEqual(200);
      expect(levels).toContain(level);
    }
    expect(one.shift.share.value).toBeGreaterThanOrEqual(0);
    expect(one.shift.share.value).toBeLessThan(1);
    expect(one.shedEurPerMwh.value).toBeGreaterThan(0);
  }
});

test('steam of 180 degrees: a boiler or a cascade, no heat pump that stops at 150, nor a hot-water boiler', () => {
  const paper = able('paper-corrugated', 0);
  for (const id of [
    'gas-boiler',
    'e-boiler',
    'heat-pump-cascade-200c',
    'heat-battery-sand',
    'direct-gas-firing',
  ])
    expect(paper).toContain(id);
  for (const id of ['heat-pump-150c', 'heat-pump-80c', 'e-boiler-hot-water', 'mvr', 'battery', 'pv-rooftop'])
    expect(paper).not.toContain(id);
});

test('melting glass: furnaces only; hot oil of a fryer: an electric oil heater too', () => {
  const glass = able('container-glass', 0);
  expect(glass).toContain('glass-furnace-electric');
  for (const id of ['electric-oil-heater', 'gas-boiler', 'heat-pump-cascade-250c'])
    expect(glass).not.toContain(id);
  expect(able('frozen-potato', 1)).toContain('electric-oil-heater');
});

test('water of 100 degrees is out of reach of what stops at 80', () => {
  expect(able('cheese', 1)).not.toContain('heat-pump-80c');
  expect(able('cheese', 1)).toContain('heat-pump-125c');
  expect(technologies().length).toBeGreaterThan(55);
});
