/** Name of a table as it stands in an address or a file name: `energyTax` is `energy-tax`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
