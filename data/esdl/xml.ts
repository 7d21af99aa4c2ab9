import { SaxesParser } from 'saxes';
import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';

/** An element of an XML file with the line it begins on. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

const MAXIMUM_CHARACTERS = 128 * 1024 * 1024;
const DEEPEST = 200;

/**
 * A well-formed XML file as a tree of elements; text between elements is not kept, for ESDL has none. A document type is
 * refused: it could name entities that unfold without end.
 * @throws InputError with the line of the first thing that is not well-formed.
 */
export function readXml(text: string, file: string): XmlElement {
  if (text.length > MAXIMUM_CHARACTERS)
    refuse(
      file,
      'too-large',
      both(`${text.length} tekens`, `${text.length} characters`),
      both(`hoogstens ${MAXIMUM_CHARACTERS} tekens`, `at most ${MAXIMUM_CHARACTERS} characters`),
    );
  const parser = new SaxesParser();
  const open: { name: string; line: number; attributes: Record<string, string>; children: XmlElement[] }[] =
    [];
  let root: XmlElement | undefined;
  parser.on('error', error =>
    refuse(
      file,
      'broken-xml',
      error.message.replace(/^\d+:\d+: /, ''),
      both('welgevormde XML', 'well-formed XML'),
      parser.line,
    ),
  );
  parser.on('doctype', () => {
    refuse(
      file,
      'document-type',
      '<!DOCTYPE',
      both('XML zonder documenttype', 'XML without a document type'),
      parser.line,
    );
  });
  parser.on('opentag', tag => {
    const attributes = Object.assign(Object.create(null), tag.attributes) as Record<string, string>;
    const element = { name: tag.name, line: parser.line, attributes, children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length > DEEPEST)
      refuse(
        file,
        'too-deep',
        both('diepere nesting', 'deeper nesting'),
        both(`hoogstens ${DEEPEST} niveaus`, `at most ${DEEPEST} levels`),
        parser.line,
      );
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text.startsWith('\uFEFF') ? text.slice(1) : text).close();
  return root!;
}

/** Text as it stands between the quotes of an attribute. */
export function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}
