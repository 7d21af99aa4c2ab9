import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_RUN_ID, EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { longStudy } from './studies.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

interface Event {
  readonly id: number;
  readonly event: string;
  readonly data: {
    readonly state: string;
    readonly progress: { readonly done: number; readonly total: number };
  };
}

function eventsIn(text: string): Event[] {
  const blocks = text.split('\n\n').filter(block => block.startsWith('id: '));
  return blocks.map(block => {
    const fields = Object.fromEntries(
      block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    return { id: Number(fields.id), event: fields.event!, data: JSON.parse(fields.data!) };
  });
}

async function follow(runId: string, lastEventId?: number): Promise<Event[]> {
  const headers = {
    accept: 'text/event-stream',
    ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
  };
  return eventsIn(await (await server.ask(`/runs/${runId}/events`, { headers })).text());
}

describe('events of a run', () => {
  test('count up to the end, and one who comes back gets exactly what was missed', async () => {
    const { id } = (await (await server.post('/studies', longStudy('followed', 4))).json()) as { id: string };
    const run = await server.read(`/studies/${id}/runs`, { method: 'POST' });
    const live = await follow(run.id);
    expect(live.at(-1)).toMatchObject({
      event: 'done',
      data: { state: 'DONE', progress: { done: 4, total: 4 } },
    });
    const all = await follow(run.id, 0);
    expect(all.map(event => event.id)).toEqual(all.map((_, index) => index + 1));
    expect(all.slice(-live.length)).toEqual(live);
    expect(await follow(run.id, 2)).toEqual(all.slice(2));
    const done = all.map(event => event.data.progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  test('of a run that has ended: the last one, and after that 204', async () => {
    await server.run(EXAMPLE_STUDY);
    const [last, ...more] = await follow(EXAMPLE_RUN_ID);
    expect(last?.event).toBe('done');
    expect(more).toEqual([]);
    const again = await server.ask(`/runs/${EXAMPLE_RUN_ID}/events`, {
      headers: { 'last-event-id': String(last?.id) },
    });
    expect(again.status).toBe(204);
  });

  test('an id that is no number is 400', async () => {
    expect(
      (await server.ask(`/runs/${EXAMPLE_RUN_ID}/events`, { headers: { 'last-event-id': 'x' } })).status,
    ).toBe(400);
  });

  test('closing the server ends the stream', async () => {
    const other = await startServer();
    const { id } = (await (await other.post('/studies', longStudy('long', 12))).json()) as { id: string };
    const run = await other.read(`/studies/${id}/runs`, { method: 'POST' });
    const stream = await other.ask(`/runs/${run.id}/events`);
    const ended = stream.text().catch(() => 'cut off');
    await other.stop();
    expect(await ended).toBeDefined();
    removeHome(other.home);
  });
});
