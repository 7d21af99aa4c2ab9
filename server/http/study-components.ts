import { studyJsonSchema } from '../../scenarios/index.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The schema of a study as components of the OpenAPI document: `Study` and every part under `$defs`, with their
 * references turned from places within one file into names of components.
 */
export function studyComponents(): readonly (Schema & { readonly $id: string })[] {
  const { $schema: _schema, $id: _id, $defs = {}, ...study } = studyJsonSchema() as Schema;
  const parts = Object.entries($defs as Readonly<Record<string, Schema>>);
  return [
    { ...(withComponentNames(study) as Schema), $id: 'Study' },
    ...parts.map(([name, part]) => ({ ...(withComponentNames(part) as Schema), $id: componentName(name) })),
  ];
}

function withComponentNames(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withComponentNames);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key !== '$ref' || typeof value !== 'string') return [key, withComponentNames(value)];
      return [key, value === '#' ? 'Study#' : `${componentName(value.replace('#/$defs/', ''))}#`];
    }),
  );
}

/** `gas-boiler` and `gasBoiler` become `StudyGasBoiler`. */
function componentName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `Study${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}
