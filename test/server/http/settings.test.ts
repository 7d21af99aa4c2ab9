import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../engine/index.ts';
import { readSettings, SETTINGS } from '../../../server/settings.ts';

function issuesOf(environment: Record<string, string>): readonly { path: string; code: string }[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ path, code }) => ({ path, code }));
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('without variables: loopback, port 8080, a home of this person', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 8080, logLevel: 'warn' });
    expect(settings.workers).toBeGreaterThanOrEqual(1);
    expect(settings.home.startsWith(homedir())).toBe(true);
  });

  test('the platform says where data live', () => {
    expect(readSettings({ XDG_DATA_HOME: '/data' }).home).toBe('/data/speelruimte');
    expect(readSettings({ XDG_DATA_HOME: '/data', SPEELRUIMTE_HOME: '/own' }).home).toBe('/own');
  });

  test('an unknown variable and every bad value are told at once', () => {
    const environment = {
      SPEELRUIMTE_POORT: '1',
      SPEELRUIMTE_PORT: '70000',
      SPEELRUIMTE_WORKERS: '0',
      SPEELRUIMTE_LOG: 'loud',
    };
    expect(issuesOf(environment)).toEqual([
      { path: '/SPEELRUIMTE_POORT', code: 'unknown-setting' },
      { path: '/SPEELRUIMTE_PORT', code: 'bad-setting' },
      { path: '/SPEELRUIMTE_WORKERS', code: 'bad-setting' },
      { path: '/SPEELRUIMTE_LOG', code: 'bad-setting' },
    ]);
  });

  test.each(['0.0.0.0', '::', '192.168.1.4', 'example.org', '127.0.0.1.example.org'])(
    'refuses to listen on %s',
    host => {
      expect(issuesOf({ SPEELRUIMTE_HOST: host })).toEqual([
        { path: '/SPEELRUIMTE_HOST', code: 'bad-setting' },
      ]);
    },
  );

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('listens on %s', host => {
    expect(readSettings({ SPEELRUIMTE_HOST: host }).host).toBe(host);
  });

  test('the contact of the API is that of the operator, in the form of an address', () => {
    const own = { SPEELRUIMTE_CONTACT_URL: 'https://mill.nl', SPEELRUIMTE_CONTACT_EMAIL: 'energy@mill.nl' };
    expect(readSettings(own)).toMatchObject({
      contactUrl: 'https://mill.nl',
      contactEmail: 'energy@mill.nl',
    });
    const wrong = { SPEELRUIMTE_CONTACT_URL: 'javascript:1', SPEELRUIMTE_CONTACT_EMAIL: 'energy' };
    expect(issuesOf(wrong).map(({ path }) => path)).toEqual(Object.keys(wrong).map(name => `/${name}`));
  });

  test('every setting says in both languages what it is for', () => {
    for (const { variable, description, expected } of SETTINGS) {
      expect(variable).toMatch(/^SPEELRUIMTE_[A-Z_]+$/);
      expect(description.nl && description.en && expected).toBeTruthy();
    }
  });
});
