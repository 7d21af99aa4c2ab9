import { flexProduct, flexProducts } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { productTable, productText } from '../product-text.ts';

/** `products [ID]`: the transport rights and flex products a contract may name, or every figure of one. */
export const products: Command = {
  name: 'products',
  operands: '[ID]',
  fewest: 0,
  most: 1,
  summary: {
    nl: 'toont de transportrechten en flexproducten die een contract kan noemen',
    en: 'shows the transport rights and flex products that a contract may name',
  },
  explanation: {
    nl: `Zonder ID: alle rechten en contracten: wat ze doen, wie ze aanbiedt, wanneer een afroep wordt gemeld, en welk deel van kWcontract
blijft. Met ID: elk cijfer ervan met eenheid, merk en bron. In een studie: \`contract: { right: { preset: ID } }\`, of \`rights\` voor meer
rechten op één aansluiting; elk veld kan anders.`,
    en: `Without ID: every right and contract: what it does, who offers it, when a call is told, and which share of kWcontract stays. With
ID: every figure of it with unit, mark and source. In a study: \`contract: { right: { preset: ID } }\`, or \`rights\` for several rights on
one connection; every field can be another.`,
  },
  options: [],
  examples: [
    { line: 'products', text: { nl: 'alle rechten en contracten', en: 'every right and contract' } },
    {
      line: 'products tdtr',
      text: { nl: 'het tijdsduurgebonden recht', en: 'the time-duration right' },
    },
  ],
  async run({ operands, given, terminal, language }) {
    const [id] = operands;
    const content = id === undefined ? { products: flexProducts() } : named(id);
    const text = () =>
      'products' in content ? productTable(content.products, language) : productText(content, language);
    await terminal.out(given.flags.has('json') ? `${JSON.stringify(content, null, 2)}\n` : `${text()}\n`);
    return EXIT.ok;
  },
};

/** The one with this id, or the problem with what there is. */
function named(id: string) {
  const found = flexProduct(id);
  if (found) return found;
  const ids = flexProducts().map(one => one.id);
  const near = nearestName(id, ids);
  const expected = ids.join(', ');
  const message = `got "${id}", expected one of ${expected}.${near ? ` Did you mean "${near}"?` : ''}`;
  throw new InputError([{ path: '/operands', code: 'no-such-product', message, expected, value: id }]);
}
