import { expect, test } from 'vitest';
import { generate, generatorParameters } from '../../../data/index.ts';
import { yearAxis } from '../../../engine/index.ts';

const AXIS = yearAxis(2028, 60);
const SCALES = generatorParameters('price').filter(({ name }) => name.endsWith('Scale'));
const meanOf = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0) / values.length;
const price = (parameters: Readonly<Record<string, number | string>>) =>
  generate('price', parameters, AXIS, 4);

test('every figure of the power system can be set, and as its path says it is the bits are those without', () => {
  expect(SCALES.map(({ name }) => name)).toEqual([
    'loadScale',
    'solarScale',
    'onshoreScale',
    'offshoreScale',
    'storageScale',
    'gasScale',
    'etsScale',
  ]);
  const all = Object.fromEntries(SCALES.map(({ name }) => [name, 1]));
  expect(price({ system: 'growing', ...all })).toEqual(price({ system: 'growing' }));
});

test.each(SCALES.map(({ name }) => name))('%s moves the price the way a market would', name => {
  const [plain, more] = [price({ system: 'growing' }), price({ system: 'growing', [name]: 1.2 })];
  if (name === 'storageScale') {
    const spread = (values: Float64Array) => Math.max(...values) - Math.min(...values);
    expect(spread(more)).toBeLessThanOrEqual(spread(plain));
    expect(more).not.toEqual(plain);
  } else {
    const isDearer = ['loadScale', 'gasScale', 'etsScale'].includes(name);
    expect(Math.sign(meanOf(more) - meanOf(plain)), name).toBe(isDearer ? 1 : -1);
  }
});
