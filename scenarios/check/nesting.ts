/**
 * Deepest nesting of a YAML or JSON text, from brackets and from indentation, without parsing it; stops just above `most`. Brackets
 * in texts count too: an estimate from above for what people write, and a parser with a small stack behind it for the rest.
 */
export function nestingDepth(text: string, most: number): number {
  const columns: number[] = [];
  let brackets = 0;
  let column = 0;
  let inIndent = true;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) {
      column = 0;
      inIndent = true;
      continue;
    }
    if (inIndent && code !== SPACE) {
      // Each `- ` or `? ` opens a level of its own on the line.
      while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
      columns.push(column);
      const marker = (code === DASH || code === QUESTION) && text.charCodeAt(i + 1) === SPACE;
      inIndent = marker;
    }
    if (code === OPEN_LIST || code === OPEN_MAP) brackets++;
    else if ((code === CLOSE_LIST || code === CLOSE_MAP) && brackets > 0) brackets--;
    column++;
    deepest = Math.max(deepest, brackets, columns.length);
    if (deepest > most) return deepest;
  }
  return deepest;
}

const NEWLINE = 10;
const SPACE = 32;
const DASH = 45;
const QUESTION = 63;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
