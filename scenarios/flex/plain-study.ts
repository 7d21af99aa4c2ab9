import type { Study, StudySite } from '../schema/study.ts';

/** What a company asks is the difference of two plans: each must be known better than for an answer of its own. */
export const CLOSE = 1e-6;

/** All companies of a study of flex products, those that wait too, as a study of their operation under firm rights. */
export function plainStudy(study: Study): Study {
  const {
    areas: _areas,
    requests = [],
    designs: _designs,
    participation: _participation,
    reliability: _reliability,
    simulation: _simulation,
    building: _building,
    paths: _paths,
    controls: _controls,
    ...rest
  } = study;
  const solve = { ...study.solve, tolerance: study.solve?.tolerance ?? CLOSE };
  return { ...rest, solve, kind: 'dispatch', sites: [...study.sites, ...requests].map(firm) };
}

/** Place in the study of flex products of a place in its plain study. */
export function placeInFlex(path: string, { sites }: Study): string {
  const [, section, index, ...rest] = path.split('/');
  if (section !== 'sites' || Number(index) < sites.length) return path;
  return ['', 'requests', Number(index) - sites.length, ...rest].join('/');
}

/** Its own rights are held apart: what they leave follows from the calls. */
function firm(site: StudySite): StudySite {
  const { right: _right, rights: _rights, ...contract } = site.contract;
  return { ...site, contract: { ...contract, right: 'firm' } };
}
