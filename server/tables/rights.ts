import { type Column, newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RightOutcome, RightsComparison } from '../../scenarios/index.ts';

/** Tables of a comparison of rights, by name. */
export function rightsTables(comparison: RightsComparison): Table[] {
  return [rightsTable(comparison), givenHoursTable(comparison)];
}

/** One row per right: what a year costs in parts, what is given up, and on what terms it would be as good as the best. */
function rightsTable({ rights, best }: RightsComparison): Table {
  const words = (name: string, of: (one: RightOutcome) => string | null) => textColumn(name, rights.map(of));
  const amount = (name: string, unit: string | null, of: (one: RightOutcome) => number | null | undefined) =>
    numberColumn(
      name,
      unit,
      rights.map(one => of(one) ?? null),
    );
  const cost = (name: keyof NonNullable<RightOutcome['costs']>): Column =>
    amount(name, 'EUR/yr', ({ costs }) => costs?.[name]);
  return newTable('rights', [
    words('right', ({ name }) => name),
    words('titleNl', ({ title }) => title.nl),
    words('titleEn', ({ title }) => title.en),
    words('status', ({ status }) => status),
    words('best', ({ name }) => (name === best ? 'yes' : 'no')),
    cost('totalEur'),
    amount('againstFirmEur', 'EUR/yr', ({ againstFirmEur }) => againstFirmEur),
    cost('electricityEur'),
    cost('fuelEur'),
    cost('carbonEur'),
    cost('operationEur'),
    cost('gridContractEur'),
    cost('gridPeakEur'),
    cost('gridEnergyEur'),
    cost('gridFixedEur'),
    cost('penaltyEur'),
    cost('paymentsEur'),
    cost('unservedEur'),
    cost('othersEur'),
    amount('hours', 'h/yr', ({ givenUp }) => givenUp?.hours),
    amount('givenUpMwh', 'MWh/yr', ({ givenUp }) => givenUp?.mwh),
    amount('usedMwh', 'MWh/yr', ({ givenUp }) => givenUp?.usedMwh),
    amount('unservedMwh', 'MWh/yr', ({ givenUp }) => givenUp?.unservedMwh),
    amount('valueEur', 'EUR/yr', ({ givenUp }) => givenUp?.valueEur),
    amount('eurPerMwhUsed', 'EUR/MWh', ({ givenUp }) => givenUp?.eurPerMwhUsed),
    words('heldAgainst', ({ even }) => even?.other ?? null),
    amount('evenPaymentEur', 'EUR/yr', ({ even }) => even?.paymentEur),
    amount('evenPerMwEur', 'EUR/MW/yr', ({ even }) => even?.perMwEur),
    amount('evenPerMwhEur', 'EUR/MWh', ({ even }) => even?.perMwhEur),
    amount('contractShare', '1', ({ even }) => even?.contractShareNow),
    amount('evenContractShare', '1', ({ even }) => even?.contractShare),
    amount('evenMostHours', 'h/yr', ({ even }) => even?.mostHours),
    words('reasonNl', ({ reason }) => reason?.nl ?? null),
    words('reasonEn', ({ reason }) => reason?.en ?? null),
  ]);
}

/** One row per right, month and local hour in which something is given up: what one more MW is worth then. */
function givenHoursTable({ rights }: RightsComparison): Table {
  const rows = rights.flatMap(({ name, givenUp }) =>
    (givenUp?.eurPerMwh ?? []).flatMap((hours, m) =>
      hours.flatMap((eurPerMwh, hour) =>
        eurPerMwh === null ? [] : [{ name, month: m + 1, hour, eurPerMwh }],
      ),
    ),
  );
  return newTable('given-hours', [
    textColumn(
      'right',
      rows.map(({ name }) => name),
    ),
    numberColumn(
      'month',
      null,
      rows.map(({ month }) => month),
    ),
    numberColumn(
      'hour',
      'h',
      rows.map(({ hour }) => hour),
    ),
    numberColumn(
      'eurPerMwh',
      'EUR/MWh',
      rows.map(({ eurPerMwh }) => eurPerMwh),
    ),
  ]);
}
