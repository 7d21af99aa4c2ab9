import { rounded } from './statistics.ts';

const EVERY_MS = 100;
const MB = 2 ** 20;

/** Highest memory of this process from now until `stop`, MB: with its worker threads, and of its own thread alone. */
export function peakOf(): { stop(): { readonly rssMb: number; readonly ownMb: number } } {
  let rss = 0;
  let own = 0;
  const look = () => {
    const now = process.memoryUsage();
    rss = Math.max(rss, now.rss);
    own = Math.max(own, now.heapUsed + now.external);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { rssMb: rounded(rss / MB), ownMb: rounded(own / MB) };
    },
  };
}
