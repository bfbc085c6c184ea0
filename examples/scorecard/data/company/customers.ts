import { DAY, FIRST_DAY, LAST_DAY_END } from "./calendar";
import type { Random } from "./random";

export type Segment = "home" | "office" | "cafe";

export interface Stretch {
  readonly start: number;
  readonly end: number | null;
  readonly reason: string;
}

export interface Customer {
  readonly id: string;
  readonly segment: Segment;
  /** What they think of the company beside what it does: 0 on average, above 0 is fond of it. */
  readonly mood: number;
  /** How often they buy against others of their segment: 2 is half as often. */
  readonly pace: number;
  /** The stretches of time in which they were a customer, none of them touching. */
  readonly stretches: readonly Stretch[];
}

const CUSTOMERS = 3200;

const SEGMENTS: Record<Segment, number> = { home: 66, office: 24, cafe: 10 };

/** How long a customer stays on average, in days: the truth behind each segment's retention. */
const STAYS: Record<Segment, number> = { home: 1700, office: 3600, cafe: 900 };

const REASONS: Record<Segment, Record<string, number>> = {
  home: { price: 45, moved: 25, "card expired": 15, service: 15 },
  office: { price: 40, closed: 35, service: 25 },
  cafe: { service: 60, competitor: 25, closed: 15 },
};

/** How much longer than their segment the fond stay: what customers say announces what they do. */
const MOOD_EFFECT = 0.35;

/** Half of them were customers before the first day; the others join over the two years. */
export function makeCustomers(random: Random): Customer[] {
  const customers: Customer[] = [];
  for (let i = 0; i < CUSTOMERS; i++) {
    const segment = random.pick(SEGMENTS);
    const days = (LAST_DAY_END - FIRST_DAY) / DAY;
    const start = FIRST_DAY + (random.chance(0.5) ? -random.below(600) : random.below(days)) * DAY;
    const mood = random.normal();
    customers.push({
      id: `C${String(i + 1).padStart(4, "0")}`,
      segment,
      mood,
      pace: 0.4 + 1.2 * random.next() ** 2,
      stretches: makeStretches(start, segment, mood, random),
    });
  }
  return customers;
}

function makeStretches(
  firstStart: number,
  segment: Segment,
  mood: number,
  random: Random,
): Stretch[] {
  const stretches: Stretch[] = [];
  const stay = STAYS[segment] * Math.max(0.25, 1 + MOOD_EFFECT * mood);
  let start = firstStart;
  while (start < LAST_DAY_END) {
    const end = start + (1 + Math.floor(random.wait(stay))) * DAY;
    if (end >= LAST_DAY_END) {
      stretches.push({ start, end: null, reason: "" });
      break;
    }
    stretches.push({ start, end, reason: random.pick(REASONS[segment]) });
    if (!random.chance(0.12)) break;
    start = end + (20 + random.below(120)) * DAY;
  }
  return stretches;
}

/** Moments at which a customer does something, about every `days` days while they are one. */
export function momentsOf(
  customer: Customer,
  days: number,
  busyness: (time: number) => number,
  random: Random,
): number[] {
  const moments: number[] = [];
  for (const { start, end } of customer.stretches) {
    const until = end ?? LAST_DAY_END;
    let time = Math.max(start, FIRST_DAY);
    while (true) {
      time += (random.wait(days) * DAY) / busyness(time);
      const moment = atOpeningHours(time, random);
      if (moment >= until) break;
      moments.push(moment);
    }
  }
  return moments;
}

/** The same day, some time from 07:00 to 21:59:59. */
function atOpeningHours(time: number, random: Random): number {
  const midnight = Math.floor(time / DAY) * DAY;
  return midnight + (7 * 3600 + random.below(15 * 3600)) * 1000;
}
