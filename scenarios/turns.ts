/** Long work in pieces, a `yield` between two of them. */
export type InPieces<T> = Generator<undefined, T>;

/** A request takes several turns of the event loop: one between two pieces would let it wait for as many pieces. */
const PAUSE_MS = 10;

/** All of it, one piece after the other. */
export function atOnce<T>(work: InPieces<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same, letting what else waits in this process (requests to a server) go first after every piece. */
export async function inTurns<T>(work: InPieces<T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}
