import { type FolderFile, systemOfSite, writeEsdl } from '../../data/index.ts';
import type { SiteGroup } from '../../engine/index.ts';

/**
 * Every site of a variant with its package as an ESDL file, `base-2030.esdl`, or with the site's name where there are
 * several. What ESDL has no place for stands in the description of the file.
 */
export function esdlFiles({ axis, sites }: SiteGroup, name: string): FolderFile[] {
  return sites.map(site => {
    const { system, leftOut } = systemOfSite(site, axis);
    const description = `${name}; not in this file: ${leftOut.join(', ')}`;
    const stem = sites.length === 1 ? name : `${name}-${site.name.replaceAll(/[^\w.-]+/g, '-')}`;
    return { name: `${stem}.esdl`, content: writeEsdl({ ...system, description }) };
  });
}
