/** A contract with what a package changes; another way of writing its rights takes the place of the one of the site. */
export function changedContract<Contract extends object>(contract: Contract, change: object): Contract {
  const dropped =
    Object.hasOwn(change, 'right') === Object.hasOwn(change, 'rights')
      ? null
      : Object.hasOwn(change, 'right')
        ? 'rights'
        : 'right';
  const kept = Object.entries(contract).filter(([field]) => field !== dropped);
  return { ...Object.fromEntries(kept), ...change } as Contract;
}
