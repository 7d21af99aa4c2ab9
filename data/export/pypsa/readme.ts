/** What a reader of the folder needs to know, in Dutch and English. */
export function pypsaReadme({
  name,
  engineVersion,
  costEur,
  boundEur,
  gap,
  inputHash,
  status,
}: {
  readonly name: string;
  readonly engineVersion: string;
  readonly costEur: number;
  readonly boundEur: number;
  readonly gap: number;
  readonly inputHash: string;
  readonly status: string;
}): string {
  return `# ${name}

Plan van Speelruimte ${engineVersion} als netwerk van PyPSA / Plan of Speelruimte ${engineVersion} as a PyPSA network.

    import pypsa
    network = pypsa.Network("this folder")
    network.links_t.p0                       # het plan / the plan
    network.optimize(solver_name="highs")
    print(network.objective, "EUR")          # moet zijn / should be: ${costEur}

| | |
| --- | --- |
| kosten / cost | ${costEur} EUR |
| bewezen ondergrens / proven bound | ${boundEur} EUR |
| gat / gap (status) | ${gap} (${status}) |
| invoer / input | ${inputHash} |

## Nederlands

- De hele rekening staat in het doel van PyPSA. Vaste bedragen (kWcontract, vastrecht, gratis rechten, belasting van lagere
  schijven) zijn generatoren \`constant.*\` van precies 1 MW die nooit draaien. Belasting rekent met de schijf waarin het jaar eindigt.
- Een prijs op de hoogste afname van een maand of week is de prijs van een verbinding die er alleen in die periode is (\`peak-*\`).
- Verschuifbare vraag is een voorraad die vol is als er niets is uitgesteld.
- Jaargrenzen en de CO2-heffing zijn een eigen bus met een afnemer die over de hele periode niet meer dan \`e_sum_max\` neemt.
- Laden en ontladen, of kopen en verkopen, tegelijk mag niet: waar dat bij negatieve prijzen zou lonen, staat een van beide op nul.
- Tijden zijn het begin van elke stap in UTC. Een plan dat maar een dag vooruit zag is duurder dan wat PyPSA vindt.

## English

- The whole bill is in PyPSA's objective. Fixed sums (kWcontract, fixed charges, free allocation, tax of lower brackets) are
  generators \`constant.*\` of exactly 1 MW that never run. Tax is that of the bracket in which the year ends.
- A price on the highest import of a month or week is the price of a link that is there in that period only (\`peak-*\`).
- Load that may shift is a store that is full when nothing is owed.
- Yearly limits and the CO2 levy are a bus of their own with a drain that takes no more than \`e_sum_max\` over the period.
- Charging and discharging, or buying and selling, at once is not allowed: where negative prices would pay for it, one of the two
  is set to nil.
- Times are the start of each step in UTC. A plan that saw no more than a day ahead costs more than what PyPSA finds.
`;
}
