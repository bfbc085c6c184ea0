import { HOUR, LAST_DAY_END, MINUTE, monthText, season, timeText } from "./calendar";
import { type Customer, momentsOf, type Segment } from "./customers";
import type { Random } from "./random";
import { acceptedFacts, countRows, type Flaw, type Row, spoilRows, wrongCell } from "./rows";
import { truthOf } from "./truth";

type Team = "orders" | "billing" | "delivery";

interface Facts {
  readonly createdAt: number;
  readonly firstRespondedAt: number | null;
  readonly resolvedAt: number | null;
  readonly team: Team;
  readonly segment: Segment;
}

const TARGET: number = 4 * HOUR;

const TEAMS: Record<Team, number> = { orders: 50, billing: 22, delivery: 28 };

/** The truth: the delivery team answers slowly, and everybody is slower when business is brisk. */
const USUAL_WAIT: Record<Team, number> = {
  orders: 55 * MINUTE,
  billing: 95 * MINUTE,
  delivery: 330 * MINUTE,
};

const FLAWS: Flaw<Facts>[] = [
  {
    name: "reply before creation",
    count: 9,
    rejected: true,
    spoil(cells, { createdAt }) {
      cells["firstRespondedAt"] = timeText(createdAt - 3 * HOUR);
    },
  },
  wrongCell("no creation time", 6, "createdAt", ""),
  wrongCell("impossible date", 5, "createdAt", "2025-02-30 09:15:00"),
];

export function makeTickets(customers: readonly Customer[], random: Random) {
  const rows: Row<Facts>[] = [];
  for (const customer of customers) {
    for (const createdAt of momentsOf(customer, 260, season, random)) {
      rows.push(makeRow(customer, createdAt, random));
    }
  }
  rows.sort((a, b) => a.facts.createdAt - b.facts.createdAt);
  for (const [i, row] of rows.entries()) row.cells["id"] = `T${String(i + 1).padStart(5, "0")}`;
  spoilRows(rows, FLAWS, random);
  const groupings = {
    bySegment: ({ segment }: Facts) => segment,
    byTeam: ({ team }: Facts) => team,
    byMonth: ({ createdAt }: Facts) => monthText(createdAt),
  };
  const truth = truthOf(acceptedFacts(rows), ({ createdAt }) => createdAt, groupings, count);
  return { rows, truth: { ...countRows(rows), ...truth } };
}

function makeRow(customer: Customer, createdAt: number, random: Random): Row<Facts> {
  const team = random.pick(TEAMS);
  const wait = waitOf(team, createdAt, random);
  const isIgnored = random.chance(0.012);
  const firstRespondedAt = isIgnored ? null : beforeExport(createdAt + wait);
  const resolvedAt =
    firstRespondedAt === null
      ? null
      : beforeExport(firstRespondedAt + waitOf(team, createdAt, random) * 3);
  const { segment } = customer;
  return {
    facts: { createdAt, firstRespondedAt, resolvedAt, team, segment },
    cells: {
      id: "",
      customerId: customer.id,
      createdAt: timeText(createdAt),
      firstRespondedAt: firstRespondedAt === null ? "" : timeText(firstRespondedAt),
      resolvedAt: resolvedAt === null ? "" : timeText(resolvedAt),
      team,
      priority: random.pick({ normal: 80, high: 20 }),
      segment,
    },
  };
}

/** In whole seconds; skewed, as waiting times are: the product of a few uniform factors. */
function waitOf(team: Team, createdAt: number, random: Random): number {
  let factor = season(createdAt) ** 2;
  for (let i = 0; i < 3; i++) factor *= 0.4 + 1.5 * random.next();
  return Math.round((USUAL_WAIT[team] * factor) / 1000) * 1000;
}

/** What had not happened when the files were exported is blank in them. */
function beforeExport(time: number): number | null {
  return time < LAST_DAY_END ? time : null;
}

/**
 * The median wait of those answered. Within the target: an unanswered ticket counts as late once it
 * has waited longer than the target, and counts not at all before.
 */
function count(tickets: readonly Facts[], asOf: number) {
  const waits: number[] = [];
  let unanswered = 0;
  let met = 0;
  let late = 0;
  for (const { createdAt, firstRespondedAt } of tickets) {
    const isAnswered = firstRespondedAt !== null && firstRespondedAt <= asOf;
    const wait = (isAnswered ? firstRespondedAt : asOf) - createdAt;
    if (isAnswered) waits.push(wait);
    else unanswered++;
    if (wait > TARGET) late++;
    else if (isAnswered) met++;
  }
  waits.sort((a, b) => a - b);
  const half = Math.floor(waits.length / 2);
  const upper = waits[half] as number;
  const median = waits.length % 2 === 1 ? upper : ((waits[half - 1] as number) + upper) / 2;
  return { tickets: tickets.length, answered: waits.length, unanswered, median, met, late };
}
