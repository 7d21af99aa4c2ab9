import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_STUDY } from '../../server/http/example.ts';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const reason = obstacle();

describe.skipIf(reason !== null)(`rights in the page${reason ? ` (${reason})` : ''}`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('are compared when that is asked for, with the best, the reasons and the worth of hours', async () => {
    const { studyId } = await stage.server.run(EXAMPLE_STUDY);
    const { page, errors } = await stage.visit(`/studies/${studyId}?language=nl`);
    const section = page.locator('section.rights');
    await section.getByLabel('Uren afroep per jaar').fill('366');
    await section.getByLabel('MW die sturing (CSC)').fill('1');
    await section.getByRole('button', { name: 'Vergelijk rechten' }).click();
    await section.locator('table').first().waitFor();
    const rows = await section.locator('table').first().locator('tbody tr').allInnerTexts();
    expect(rows[0]).toContain('Vast transportrecht');
    expect(rows.find(row => row.startsWith('Volledig variabel'))).toMatch(/\t732\t/);
    expect(await section.locator('li').allInnerTexts()).toContainEqual(
      expect.stringContaining('Dit bestaat pas sinds 2025-04-01.'),
    );
    await section.locator('summary').first().click();
    expect(await section.locator('details table').first().locator('tbody tr').count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
