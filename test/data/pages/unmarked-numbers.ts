import { parseSync } from 'vite';

/** A node of a syntax tree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** A number written in a source file that no unit, source and mark belong to. */
export interface Bare {
  readonly line: number;
  readonly value: number;
  /** The whole of a constant at the top of a file: `const JUMP = 10`. */
  readonly isConstant: boolean;
}

/** Functions that make figures, by file: a number among what they are given has unit, source and mark. */
export type Makers = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The makers of a set of files: `figures`, what it returns, and functions that return what one of those gives or an object
 * with a source and a mark. Found by going round until nothing is added, since makers call makers and files import them.
 */
export function makersIn(sources: Readonly<Record<string, string>>): Makers {
  const parsed = Object.entries(sources).map(([file, text]) => [file, parse(file, text)] as const);
  const makers = new Map(parsed.map(([file]) => [file, new Set<string>()]));
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    now = 0;
    const exported = new Set([
      'figures',
      ...parsed.flatMap(([file, program]) => exportedMakers(program, makers.get(file)!)),
    ]);
    for (const [file, program] of parsed) {
      const own = makers.get(file)!;
      for (const name of importedNames(program)) if (exported.has(name)) own.add(name);
      if (file.endsWith('sourced.ts')) own.add('figures');
      for (const { name, value } of declarationsIn(program)) if (isMaker(value, own)) own.add(name);
      now += own.size;
    }
  }
  return makers;
}

function exportedMakers(program: Node, own: ReadonlySet<string>): string[] {
  return (program.body as Node[])
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(statement => declarationsOf(statement.declaration as Node | null))
    .map(({ name }) => name)
    .filter(name => own.has(name));
}

function importedNames(program: Node): string[] {
  return (program.body as Node[])
    .filter(({ type }) => type === 'ImportDeclaration')
    .flatMap(({ specifiers }) => (specifiers as Node[]).map(({ local }) => (local as Node).name as string));
}

/** Every number of a file that stands outside a figure. Its place as a key, index or type is no number of the world. */
export function bareNumbers(file: string, source: string, all: Makers): Bare[] {
  const program = parse(file, source);
  const makers = all.get(file) ?? new Set();
  const constants = new Map(
    declarationsIn(program).flatMap(({ name, value }) => (isFunction(value) ? [] : [[name, value] as const])),
  );
  const marked = markedConstants(program, constants, makers);
  const found: Bare[] = [];
  walk(program, (node, ancestors) => {
    if (!isNumber(node) || isKey(node, ancestors.at(-1)) || isBesideFigure(ancestors.at(-1), makers)) return;
    if (isInFigure(ancestors, makers) || ancestors.some(one => marked.has(one))) return;
    const isNegative = isMinus(ancestors.at(-1));
    const holder = ancestors.at(isNegative ? -2 : -1);
    found.push({
      line: source.slice(0, node.start as number).split('\n').length,
      value: isNegative ? -(node.value as number) : (node.value as number),
      isConstant: holder?.type === 'VariableDeclarator' && !ancestors.some(isFunction),
    });
  });
  return found;
}

/** Figures at the top of a file that neither leave it nor stand in what does: no dictionary can show them. */
export function hiddenFigures(file: string, source: string, all: Makers): string[] {
  const program = parse(file, source);
  const makers = all.get(file) ?? new Set();
  const leaves = new Set<string>();
  const namesIn = (node: Node) =>
    walk(node, ({ type, name }) => type === 'Identifier' && leaves.add(name as string));
  for (const { type, declaration } of program.body as (Node & { declaration: Node | null })[])
    if (type === 'ExportNamedDeclaration' && declaration?.type === 'VariableDeclaration')
      namesIn(declaration);
  for (let before = -1; before !== leaves.size; ) {
    before = leaves.size;
    for (const { name, value } of declarationsIn(program)) if (leaves.has(name)) namesIn(value);
  }
  return (program.body as Node[])
    .flatMap(declarationsOf)
    .filter(({ name, value }) => isMakerCall(value, makers) && !isMaker(value, makers) && !leaves.has(name))
    .map(({ name }) => name);
}

/** What an entry is called: `{ 2024: figure }`. */
function isKey(node: Node, parent: Node | undefined): boolean {
  return parent?.type === 'Property' && parent.key === node && !parent.computed;
}

/** Which figure it is: `[2024, figure]`. */
function isBesideFigure(parent: Node | undefined, makers: ReadonlySet<string>): boolean {
  if (parent?.type !== 'ArrayExpression') return false;
  return (parent.elements as Node[]).some(one => isMakerCall(bare(one), makers));
}

/** Constants that are used in figures only: what a table is put together from. */
function markedConstants(
  program: Node,
  constants: ReadonlyMap<string, Node>,
  makers: ReadonlySet<string>,
): ReadonlySet<Node> {
  const uses = new Map<string, Node[][]>([...constants.keys()].map(name => [name, []]));
  walk(program, (node, ancestors) => {
    const parent = ancestors.at(-1);
    const isUse = node.type === 'Identifier' && uses.has(node.name as string) && !isDeclared(node, parent);
    if (isUse) uses.get(node.name as string)!.push([...ancestors]);
  });
  const marked = new Set<Node>();
  for (let before = -1; before !== marked.size; ) {
    before = marked.size;
    for (const [name, value] of constants) {
      const places = uses.get(name)!;
      const isMarked = (ancestors: readonly Node[]) =>
        isInFigure(ancestors, makers) || ancestors.some(one => marked.has(one));
      if (places.length > 0 && places.every(isMarked)) marked.add(value);
    }
  }
  return marked;
}

function isInFigure(ancestors: readonly Node[], makers: ReadonlySet<string>): boolean {
  return ancestors.some((node, k) => {
    if (isSourcedObject(node)) return true;
    const child = ancestors[k + 1];
    if (isMappedToFigures(node, makers)) return child === node.callee;
    return isMakerCall(node, makers) && child !== node.callee;
  });
}

function isMakerCall(node: Node, makers: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = node.callee as Node;
  if (callee.type === 'Identifier') return makers.has(callee.name as string);
  return isMakerCall(callee, makers);
}

/** `ROWS.map(row => figureOf(row))`: the rows are those of a table. */
function isMappedToFigures(node: Node, makers: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee, arguments: given } = node as unknown as { callee: Node; arguments: Node[] };
  const isMap = callee.type === 'MemberExpression' && (callee.property as Node).name === 'map';
  const [made] = given;
  return isMap && made !== undefined && isMaker(made, makers);
}

/** An object literal that says where its numbers come from and how sure they are. */
function isSourcedObject(node: Node): boolean {
  if (node.type !== 'ObjectExpression') return false;
  const names = (node.properties as Node[]).map(one => (one.key as Node | undefined)?.name);
  return names.includes('source') && names.includes('mark');
}

function isMaker(value: Node, makers: ReadonlySet<string>): boolean {
  // `figures(source, mark)` is a maker; what a maker of figures returns is a figure.
  if (value.type === 'CallExpression') return (value.callee as Node).name === 'figures';
  if (!isFunction(value)) return false;
  const known = new Set([...makers, ...localMakers(value, makers)]);
  return returnsOf(value).some(returned => isFigure(returned, known));
}

/** Whether an expression is a figure, or a plain object or list with one. */
function isFigure(node: Node, makers: ReadonlySet<string>): boolean {
  const value = bare(node);
  if (isMakerCall(value, makers) || isSourcedObject(value)) return true;
  if (value.type === 'CallExpression') return (value.arguments as Node[]).some(isSourcedObject);
  if (value.type === 'ArrayExpression') return (value.elements as Node[]).some(one => isFigure(one, makers));
  if (value.type !== 'ObjectExpression') return false;
  return (value.properties as Node[]).some(one => isFigure((one.value ?? one.argument) as Node, makers));
}

/** Makers that a function has for itself: `const figure = figures(source, mark)`. */
function localMakers({ body }: Node, makers: ReadonlySet<string>): string[] {
  const { type, body: statements } = body as Node;
  if (type !== 'BlockStatement') return [];
  return (statements as Node[])
    .flatMap(declarationsOf)
    .filter(({ value }) => isMaker(value, makers))
    .map(({ name }) => name);
}

/** What a function gives back. A function that gives back a function stands for what that one gives. */
function returnsOf(made: Node): Node[] {
  const body = made.body as Node;
  if (isFunction(body)) return returnsOf(body);
  if (body.type !== 'BlockStatement') return [body];
  return (body.body as Node[]).flatMap(statement => {
    const given = statement.type === 'ReturnStatement' ? (statement.argument as Node | null) : null;
    return given ? (isFunction(given) ? returnsOf(given) : [given]) : [];
  });
}

interface Declaration {
  readonly name: string;
  readonly value: Node;
}

/** Constants and functions at the top of a file. */
function declarationsIn(program: Node): Declaration[] {
  return (program.body as Node[]).flatMap(statement =>
    declarationsOf(
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration as Node | null) : statement,
    ),
  );
}

function declarationsOf(node: Node | null): Declaration[] {
  if (node?.type === 'FunctionDeclaration') return [{ name: (node.id as Node).name as string, value: node }];
  if (node?.type !== 'VariableDeclaration') return [];
  return (node.declarations as Node[]).flatMap(({ id, init }) =>
    init ? [{ name: (id as Node).name as string, value: bare(init as Node) }] : [],
  );
}

const WRAPPERS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'ParenthesizedExpression',
];

/** Without brackets, `as const` and `satisfies`. */
function bare(node: Node): Node {
  const isWrapped = WRAPPERS.includes(node.type);
  return isWrapped ? bare(node.expression as Node) : node;
}

function isDeclared(node: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'VariableDeclarator') return parent.id === node;
  if (parent?.type === 'Property') return parent.key === node && !parent.shorthand;
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed;
  return parent?.type === 'ExportSpecifier';
}

function isFunction({ type }: Node): boolean {
  return (
    type === 'FunctionDeclaration' || type === 'ArrowFunctionExpression' || type === 'FunctionExpression'
  );
}

function isNumber({ type, value }: Node): boolean {
  return type === 'Literal' && typeof value === 'number';
}

function isMinus(node: Node | undefined): boolean {
  return node?.type === 'UnaryExpression' && node.operator === '-';
}

function parse(file: string, text: string): Node {
  return parseSync(file, text).program as unknown as Node;
}

/** Goes through a tree but for types; a node comes with those that it lies in, the nearest last. */
function walk(
  node: Node,
  visit: (node: Node, ancestors: readonly Node[]) => void,
  ancestors: Node[] = [],
): void {
  visit(node, ancestors);
  ancestors.push(node);
  for (const child of Object.values(node).flat())
    if (isNode(child) && (WRAPPERS.includes(child.type) || !child.type.startsWith('TS')))
      walk(child, visit, ancestors);
  ancestors.pop();
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
