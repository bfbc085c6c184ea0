import { dateText, FIRST_DAY, LAST_DAY_END, monthText, REPORT_START } from "./calendar";
import type { Customer, Segment, Stretch } from "./customers";
import type { Random } from "./random";
import {
  acceptedFacts,
  countRows,
  type Flaw,
  otherDigits,
  type Row,
  spoilRows,
  wrongCell,
} from "./rows";
import { groups } from "./truth";

interface Facts extends Stretch {
  readonly customerId: string;
  readonly segment: Segment;
}

const PRICES: Record<Segment, number> = { home: 49, office: 190, cafe: 420 };

const FLAWS: Flaw<Facts>[] = [
  {
    name: "end before start",
    count: 6,
    rejected: true,
    spoil(cells, { start }) {
      cells["endedAt"] = dateText(start - 40 * 86_400_000);
    },
  },
  wrongCell("impossible date", 4, "startedAt", "2025-02-30"),
  wrongCell("no customer", 5, "customerId", ""),
  otherDigits("Persian digits", 5, ["startedAt"]),
];

/** How many rows come twice; a customer is one customer all the same. */
const DUPLICATES = 8;

export function makeMemberships(customers: readonly Customer[], random: Random) {
  const rows: Row<Facts>[] = [];
  for (const { id, segment, stretches } of customers) {
    for (const stretch of stretches) {
      rows.push({
        facts: { ...stretch, customerId: id, segment },
        cells: {
          customerId: id,
          startedAt: dateText(stretch.start),
          endedAt: stretch.end === null ? "" : dateText(stretch.end),
          reason: stretch.reason,
          segment,
          mrr: String(PRICES[segment]),
        },
      });
    }
  }
  rows.sort((a, b) => a.facts.start - b.facts.start);
  spoilRows(rows, FLAWS, random);
  for (let count = 0; count < DUPLICATES; count++) {
    const at = 12 + random.below(rows.length - 12);
    rows.splice(at, 0, rows[at] as Row<Facts>);
  }
  return { rows, truth: { ...countRows(rows), ...truthOfAll(acceptedFacts(rows)) } };
}

function truthOfAll(memberships: readonly Facts[]) {
  const year = movements(memberships, REPORT_START, LAST_DAY_END);
  const yearBefore = movements(memberships, FIRST_DAY, REPORT_START);
  const bySegment: Record<string, Movements> = {};
  for (const [segment, own] of groups(memberships, (membership) => membership.segment)) {
    bySegment[segment] = movements(own, REPORT_START, LAST_DAY_END);
  }
  const byMonth: Record<string, Movements> = {};
  for (let month = 0; month < 12; month++) {
    const start = Date.UTC(2025, month, 1);
    byMonth[monthText(start)] = movements(memberships, start, Date.UTC(2025, month + 1, 1));
  }
  return { year, yearBefore, bySegment, byMonth };
}

interface Movements {
  atStart: number;
  atEnd: number;
  retained: number;
  lost: number;
  acquired: number;
}

/** Goes through the customers one by one and asks of each: at the start? at the end? new? */
function movements(memberships: readonly Facts[], start: number, end: number): Movements {
  const byCustomer = groups(memberships, ({ customerId }) => customerId);
  const counts = { atStart: 0, atEnd: 0, retained: 0, lost: 0, acquired: 0 };
  for (const own of byCustomer.values()) {
    const isAtStart = own.some((stretch) => isActive(stretch, start));
    const isAtEnd = own.some((stretch) => isActive(stretch, end));
    const first = Math.min(...own.map((stretch) => stretch.start));
    if (isAtStart) counts.atStart++;
    if (isAtEnd) counts.atEnd++;
    if (isAtStart && isAtEnd) counts.retained++;
    if (isAtStart && !isAtEnd) counts.lost++;
    if (first >= start && first < end) counts.acquired++;
  }
  return counts;
}

/** Whether a customer was one at the last moment before midnight. */
function isActive({ start, end }: Stretch, midnight: number): boolean {
  return start < midnight && (end === null || midnight <= end);
}
