import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes: answers to `out`, everything about the doing to `err`. */
export interface Terminal {
  /** Resolves when the text is taken; a reader that went away ends the process quietly. */
  out(content: string | Uint8Array): Promise<void>;
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly columns: number;
}

const NARROWEST = 60;

/** The terminal (or pipes) of this process. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietlyOnClosedPipe);
  return {
    out: content => write(process.stdout, content),
    err: text => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: Math.max(NARROWEST, process.stderr.columns ?? 80),
  };
}

async function write(stream: Writable, content: string | Uint8Array): Promise<void> {
  if (!stream.write(content)) await once(stream, 'drain');
}

/** `... | head` closes the pipe early: that is the reader's choice and no failure. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
