import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

let work: ReturnType<typeof workFolder>;
beforeAll(() => {
  work = workFolder();
});
afterAll(() => work.remove());

describe('areas', () => {
  test('lists congested areas of the made-up map, the one that lacks most first, in either language', async () => {
    const dutch = await work.cli(['areas', '--language', 'nl']);
    expect(dutch.code).toBe(0);
    expect(dutch.stdout).toMatch(/^SYNTHETISCH/);
    const short = dutch.stdout
      .split('\n')
      .flatMap(line => /^.*\(synthetisch\).* (\d+) +\d+ +20\d\d/.exec(line)?.[1] ?? []);
    expect(short.length).toBe(5);
    expect(short.map(Number)).toEqual(short.map(Number).toSorted((a, b) => b - a));
    const english = await work.cli(['areas', '--pick', '2', '--direction', 'feedIn', '--language', 'en']);
    expect(english.stdout).toMatch(/^area +province +present MW/m);
  });

  test('makes a study that passes its checks, and tells what it had to assume with its mark', async () => {
    const words = [
      'areas',
      '--pick',
      '1',
      '--companies',
      '2',
      '--weather',
      '2',
      '--study',
      '--language',
      'en',
    ];
    const made = await work.cli(words);
    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(/^\/present: full full, capped or needed \[D\] GOPACS/m);
    expect(made.stderr).toMatch(
      /^\/nodes\/\S+\/present: full: the 24 h and \S+ MWh a year.*nothing left to give$/m,
    );
    const study = JSON.parse(made.stdout);
    expect(study.paths.map(({ name }: { name: string }) => name)).toEqual(['weather-1', 'weather-2']);
    expect(study.areas[0].nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'supplyArea',
      'nationalArea',
    ]);
    const file = join(work.folder, 'area.json');
    writeFileSync(file, made.stdout);
    expect((await work.cli(['check', file])).code).toBe(0);
  });
});
