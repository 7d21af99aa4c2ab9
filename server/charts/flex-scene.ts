import { InputError, type Issue } from '../../engine/index.ts';
import type { DesignResult, FlexArea, FlexNode, FlexResult } from '../../scenarios/index.ts';
import type { ChartInput, ChartText, Scene, VegaLiteSpec } from './chart.ts';
import { usualDesign, usualNode } from './flex-choice.ts';
import type { Language } from './labels.ts';
import { SERIES_COLOURS } from './palette.ts';
import { unknown } from './scene.ts';

/** What every chart of an answer about flex products tells and shows; `view` as for any chart. */
export interface FlexChart {
  readonly applies: (flex: FlexResult) => boolean;
  readonly text: (scene: FlexScene) => ChartText;
  readonly view: (scene: FlexScene) => VegaLiteSpec | null;
}

/** The design in view, and the node with the area that it lies in. */
export interface FlexScene extends Pick<Scene, 'language' | 'width'> {
  readonly flex: FlexResult;
  readonly design: DesignResult;
  readonly area: FlexArea;
  readonly node: FlexNode;
}

/**
 * Fills in what the input leaves open: the design that lets in the most of those that none beats, and the node that is shortest.
 * @throws InputError naming every unknown design or node, and what such an answer has not.
 */
export function flexSceneOf(input: ChartInput, flex: FlexResult): FlexScene {
  const { variant, node, language, width = 'container' } = input;
  const design =
    variant === undefined ? usualDesign(flex) : flex.designs.find(({ name }) => name === variant);
  const places = flex.areas.flatMap(area => area.nodes.map(one => ({ area, node: one })));
  const name = node ?? usualNode(flex).name;
  const place = places.find(one => one.node.name === name);
  const issues = [
    ...(design ? [] : [unknown('/variant', variant!, namesOf(flex.designs))]),
    ...(place ? [] : [unknown('/node', node!, namesOf(places.map(one => one.node)))]),
    ...absent(input),
  ];
  if (!design || !place || issues.length > 0) throw new InputError(issues);
  return { flex, design, ...place, language, width };
}

function namesOf(all: readonly { readonly name: string }[]): string[] {
  return all.map(({ name }) => name);
}

/** Choices of other answers. */
function absent(input: ChartInput): Issue[] {
  return (['year', 'week', 'site'] as const).flatMap(field => {
    if (input[field] === undefined) return [];
    const value = String(input[field]);
    const expected = `no ${field}: charts of flex products have none`;
    const message = `${field}: got ${value}, expected ${expected}`;
    return [{ path: `/${field}`, code: 'unknown-name', message, expected, value }];
  });
}

/** Titles of the designs, each once: of two that are called the same, the name tells them apart. */
export function designTitles({ designs }: FlexResult, language: Language): string[] {
  const titles = designs.map(({ title }) => title[language]);
  return designs.map(({ name }, d) => {
    const isOnly = titles.indexOf(titles[d]!) === titles.lastIndexOf(titles[d]!);
    return isOnly ? titles[d]! : `${titles[d]} (${name})`;
  });
}

export function designTitle({ flex, design, language }: FlexScene): string {
  return designTitles(flex, language)[flex.designs.indexOf(design)]!;
}

/** One design has one colour in every chart. */
export function designColour({ designs }: FlexResult, design: DesignResult): string {
  return SERIES_COLOURS[designs.indexOf(design) % SERIES_COLOURS.length]!;
}
