const NAME_LENGTH = 40;

/** A name for a study or a site out of any text: lower case, digits and hyphens. */
export function plainName(text: string, otherwise = 'site'): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.slice(0, NAME_LENGTH).replaceAll(/^-+|-+$/g, '') || otherwise;
}
