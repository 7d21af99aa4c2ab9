/** Width of an average character of a wide sans-serif font such as DejaVu Sans. */
export const CHARACTER_EM = 0.63;

/** Breaks a text into lines of at most `px`, taking every character for `characterPx` wide; a longer word stands alone. */
export function wrapped(text: string, px: number, characterPx: number): string[] {
  const most = Math.max(12, Math.floor((px - 16) / characterPx));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
