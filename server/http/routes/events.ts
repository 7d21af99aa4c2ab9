import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { RunEvent } from '../../store/index.ts';
import type { App } from '../app-type.ts';
import { documented } from '../documented.ts';
import { text } from '../schemas/limited.ts';
import type { Services } from '../services.ts';
import { findRun, runParameters } from './runs.ts';

const HEARTBEAT_MS = 15_000;
const EVENT_STREAM = 'text/event-stream';

/** Progress as server-sent events: what is stored is what is sent, so that a client that comes back misses nothing. */
export async function eventRoutes(app: App, services: Services): Promise<void> {
  const { store, runs } = services;
  app.get(
    '/runs/:runId/events',
    {
      compress: false,
      exposeHeadRoute: false,
      config: { produces: [EVENT_STREAM] },
      schema: documented({
        id: 'followRun',
        tag: 'runs',
        summary: 'Follow a run by server-sent events',
        description:
          'Events `progress`, `done`, `failed` and `cancelled`, each with an id and the state of the run as JSON. ' +
          'Without Last-Event-ID it begins with the latest event; with it, with all that came after. ' +
          'The stream ends with the run; coming back after the last event gives 204.',
        params: runParameters,
        headers: Type.Object({
          'last-event-id': Type.Optional(
            text(20, { description: 'Id of the last event seen', pattern: '^[0-9]*$', examples: ['0'] }),
          ),
        }),
        answers: {
          200: { description: 'A stream of events', content: { [EVENT_STREAM]: text(1_000_000_000) } },
          204: { description: 'Nothing more will come' },
        },
        problems: [404],
      }),
    },
    async (request, reply) => {
      const { id } = await findRun(services, request.params);
      const seen = request.headers['last-event-id'];
      const last = await store.lastEvent(id);
      const from = typeof seen === 'string' && seen !== '' ? Number(seen) : (last?.sequence ?? 1) - 1;
      if (last && isLast(last) && from >= last.sequence) return reply.code(204).send();
      const stop = new AbortController();
      reply.raw.once('close', () => stop.abort());
      const ended = AbortSignal.any([stop.signal, services.stop.signal]);
      const stream = Readable.from(follow(services, id, from, ended));
      return reply.type(EVENT_STREAM).header('X-Accel-Buffering', 'no').send(stream);
    },
  );

  /** Events from the store, waiting for the run to change between looks, with a heartbeat while nothing does. */
  async function* follow(
    { store }: Services,
    id: string,
    from: number,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const bell = doorbell(signal);
    const unfollow = runs.follow(id, bell.ring);
    try {
      yield 'retry: 2000\n\n';
      let sequence = from;
      while (!signal.aborted) {
        for (const event of await store.events(id, sequence)) {
          sequence = event.sequence;
          yield `id: ${sequence}\nevent: ${event.event}\ndata: ${event.data}\n\n`;
          if (isLast(event) && isLast((await store.lastEvent(id)) ?? event)) return;
        }
        if (!(await bell.wait(HEARTBEAT_MS)) && !signal.aborted) yield ': still here\n\n';
      }
    } finally {
      unfollow();
    }
  }
}

/** A run that was taken up again goes on after its `failed` or `cancelled`. */
function isLast({ event }: RunEvent): boolean {
  return event !== 'progress';
}

/** Something to wait at: `wait` gives true once it was rung (also before), false after the time. */
function doorbell(signal: AbortSignal) {
  let rung = false;
  let open: (() => void) | null = null;
  const ring = () => {
    rung = true;
    open?.();
  };
  signal.addEventListener('abort', ring, { once: true });
  const wait = async (milliseconds: number): Promise<boolean> => {
    if (!rung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      open = resolve;
      await promise;
      clearTimeout(timer);
    }
    const answer = rung;
    rung = false;
    return answer;
  };
  return { ring, wait };
}
