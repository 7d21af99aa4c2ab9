import { refuse } from '../problems.ts';
import { both } from '../said.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** Bytes of a file to text, piece by piece; a letter cut by the end of a piece is kept for the next. */
export interface Decoder {
  readonly encoding: () => Encoding;
  /** @throws InputError when the bytes are not text. */
  readonly text: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/**
 * UTF-8; UTF-16 where the file begins with its mark; Windows-1252 (as older Dutch spreadsheets write it) where the first
 * piece is not UTF-8 and holds no bytes that text never has.
 */
export function openDecoder(file: string): Decoder {
  let encoding: Encoding | null = null;
  let decoder = new TextDecoder('utf-8', { fatal: true });
  const open = (bytes: Uint8Array) => {
    encoding = encodingOf(bytes);
    const label = encoding === 'UTF-16' ? 'utf-16le' : encoding === 'UTF-8' ? 'utf-8' : 'windows-1252';
    decoder = new TextDecoder(label, { fatal: true });
  };
  const notText = () =>
    refuse(
      file,
      'not-text',
      both('bytes die geen UTF-8-tekst zijn', 'bytes that are not UTF-8 text'),
      both('een tekstbestand in UTF-8', 'a text file in UTF-8'),
    );
  const decode = (bytes?: Uint8Array): string => {
    let text = '';
    try {
      text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      notText();
    }
    if (text.includes('\0')) notText();
    return text;
  };
  return {
    encoding: () => encoding ?? 'UTF-8',
    text: bytes => {
      if (encoding === null && bytes.length > 0) open(bytes);
      return decode(bytes);
    },
    end: () => decode(),
  };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'UTF-8';
  } catch {
    // Control bytes, and those that Windows-1252 leaves open, do not occur in text.
    const strange = bytes.some(
      byte =>
        (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) ||
        [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte),
    );
    return strange ? 'UTF-8' : 'Windows-1252';
  }
}
