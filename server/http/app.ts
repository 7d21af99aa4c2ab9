import { getHeapStatistics } from 'node:v8';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import underPressure from '@fastify/under-pressure';
import fastify, { type FastifyPluginAsync } from 'fastify';
import type { Executor } from '../../engine/index.ts';
import { library } from '../../scenarios/index.ts';
import type { Settings } from '../settings.ts';
import type { App } from './app-type.ts';
import { addEtags, tagEncodings } from './etag.ts';
import { addHeaders, EARLY_HEADERS } from './headers.ts';
import { answerUnknown, refuseTrailingSlash } from './methods.ts';
import { negotiate, notAcceptable } from './negotiate.ts';
import { BASE, describeApi } from './openapi.ts';
import { guardOrigin } from './origin.ts';
import { servePages } from './pages.ts';
import { answerError, failure, problemOf, retryAfter } from './problem.ts';
import { areaStudyRoutes } from './routes/area-studies.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { chartRoutes } from './routes/charts.ts';
import { checkRoutes } from './routes/checks.ts';
import { dataSetRoutes } from './routes/data-sets.ts';
import { descriptionRoutes } from './routes/description.ts';
import { eventRoutes } from './routes/events.ts';
import { explanationRoutes } from './routes/explanations.ts';
import { figureRoutes } from './routes/figures.ts';
import { importRoutes } from './routes/imports.ts';
import { modelRoutes } from './routes/models.ts';
import { operationRoutes } from './routes/operation.ts';
import { previewRoutes } from './routes/previews.ts';
import { rightComparisonRoutes } from './routes/right-comparisons.ts';
import { runRoutes } from './routes/runs.ts';
import { studyRoutes } from './routes/studies.ts';
import { tableRoutes } from './routes/tables.ts';
import { openServices, type Services } from './services.ts';
import { readBodiesAsText } from './study-body.ts';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** Text in any form and Arrow; events go out at once and pictures are compressed already. */
const COMPRESSIBLE = /^text\/(?!event-stream)|[+/](json|xml|yaml|javascript)(;|$)|arrow\.stream/;
const REQUEST_TIMEOUT_MS = 30_000;
/** Share of the heap limit beyond which new work would only end in a crash. */
const MOST_HEAP_SHARE = 0.85;

const ROUTES = [
  studyRoutes,
  checkRoutes,
  runRoutes,
  eventRoutes,
  tableRoutes,
  modelRoutes,
  chartRoutes,
  explanationRoutes,
  rightComparisonRoutes,
  previewRoutes,
  dataSetRoutes,
  areaStudyRoutes,
  importRoutes,
  figureRoutes,
  catalogueRoutes,
  descriptionRoutes,
];

/**
 * The server, ready to listen. It owns its store and closes it; the executor stays the caller's.
 * Takes up the runs that an earlier server left unfinished; with `runLibrary` the studies of the library are run in the
 * background too, so that whoever opens one finds its answer.
 */
export async function createApp({
  home,
  executor,
  settings,
  runLibrary = false,
}: {
  home: string;
  executor: Executor;
  settings: Settings;
  runLibrary?: boolean;
}): Promise<App> {
  const app = newServer(settings);
  const services = openServices({ home, executor, settings, log: app.log });
  answerUnknown(app);
  app.setErrorHandler(answerError);
  await addHeaders(app);
  services.metrics.watch(app);
  await limitUse(app, settings);
  guardOrigin(app);
  refuseTrailingSlash(app);
  negotiateJson(app);
  readBodiesAsText(app);
  addEtags(app);
  await app.register(compress, { globalDecompression: false, customTypes: COMPRESSIBLE });
  tagEncodings(app);
  await describeApi(app, settings);
  for (const routes of ROUTES) {
    const plugin: FastifyPluginAsync = async scope => routes(scope as App, services);
    await app.register(plugin, { prefix: BASE });
  }
  await operationRoutes(app, services);
  await servePages(app);
  app.addHook('preClose', async () => services.stop.abort());
  app.addHook('onClose', async () => closeServices(services));
  app.addHook('onReady', async () => {
    await services.runs.resume();
    if (runLibrary) for (const { name, study } of library()) await services.runs.prepare(name, study);
  });
  return app;
}

function newServer(settings: Settings): App {
  const app: App = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    return503OnClosing: false,
    logger: { level: settings.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply.headers(EARLY_HEADERS)),
    clientErrorHandler: answerBrokenRequest,
  });
  // Bodies are checked by the routes: a study has its own checker, that finds every problem at once.
  app.setValidatorCompiler(part =>
    part.httpPart === 'body'
      ? () => true
      : TypeBoxValidatorCompiler(part as Parameters<typeof TypeBoxValidatorCompiler>[0]),
  );
  // Schemas of answers document them; nothing is dropped from an answer because a schema forgot it.
  app.setSerializerCompiler(() => data => JSON.stringify(data));
  return app;
}

/** Too much at once is answered with 429 or 503 and when to try again. */
async function limitUse(app: App, settings: Settings): Promise<void> {
  await app.register(rateLimit, { max: settings.requestsPerMinute, timeWindow: 60_000, cache: 5000 });
  await app.register(underPressure, {
    // Not the delay of the event loop: a sampling interval without a sample counts there as infinite delay.
    maxHeapUsedBytes: MOST_HEAP_SHARE * getHeapStatistics().heap_size_limit,
    pressureHandler: async request => {
      if (request.url === '/livez') return;
      throw failure('overloaded', 'The server is too busy.', retryAfter(10));
    },
  });
}

/** 406 before any work, where no form of the answer is acceptable. `format=` in the address goes first; pages take all. */
function negotiateJson(app: App): void {
  app.addHook('onRequest', async request => {
    const isApi = request.url.startsWith(`${BASE}/`) && !request.url.startsWith(`${BASE}/docs`);
    const { produces } = request.routeOptions.config;
    const hasFormat = new URLSearchParams(request.url.split('?')[1]).has('format');
    if (request.is404 || hasFormat || !(isApi || produces)) return;
    const offered = produces ?? ['application/json'];
    if (negotiate(request.headers.accept, offered) === null) throw notAcceptable(offered);
  });
}

/** A request that is not HTTP, or whose headers are too large: there is no route yet, only a socket. */
function answerBrokenRequest(error: Error & { code?: string }, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const kind = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request';
  const problem = problemOf(kind, 'The request could not be read.', '/');
  const body = JSON.stringify(problem);
  const headers = {
    ...EARLY_HEADERS,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('')}\r\n${body}`);
}

async function closeServices(services: Services): Promise<void> {
  await services.runs.close();
  await services.explanations.close();
  await services.store.close();
}
