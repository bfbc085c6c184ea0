import { DAY, FIRST_DAY, LAST_DAY_END, timeText } from "./calendar";
import type { Customer, Segment } from "./customers";
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
import { truthOf } from "./truth";

interface Facts {
  readonly at: number;
  readonly segment: Segment;
  readonly expectations: number[];
  readonly perceptions: number[];
  /** Points out of 100, dimension by dimension. */
  readonly weights: number[];
}

/** The 1991 questionnaire: each dimension's items, numbered from 0. */
const DIMENSIONS: { name: string; first: number; last: number; gap: number; weight: number }[] = [
  { name: "tangibles", first: 0, last: 3, gap: 0.2, weight: 11 },
  { name: "reliability", first: 4, last: 8, gap: 0.7, weight: 32 },
  // The truth: people wait too long for an answer.
  { name: "responsiveness", first: 9, last: 12, gap: 1.6, weight: 22 },
  { name: "assurance", first: 13, last: 16, gap: 0.4, weight: 19 },
  { name: "empathy", first: 17, last: 21, gap: 0.6, weight: 16 },
];

const MORE_GAP: Record<Segment, number> = { home: 0, office: -0.2, cafe: 0.5 };

const RESPONDENTS = 600;

const PERCEPTIONS = Array.from({ length: 22 }, (_, i) => `P${i + 1}`);

const FLAWS: Flaw<Facts>[] = [
  otherDigits("Arabic-Indic digits", 6, PERCEPTIONS),
  wrongCell("answer out of range", 4, "P7", "8"),
  wrongCell("text for an answer", 3, "E12", "agree"),
];

export function makeServqual(customers: readonly Customer[], random: Random) {
  const rows: Row<Facts>[] = [];
  while (rows.length < RESPONDENTS) {
    const customer = customers[random.below(customers.length)] as Customer;
    const time = FIRST_DAY + random.below(LAST_DAY_END - FIRST_DAY);
    const at = time - (time % 1000);
    const isCustomer = customer.stretches.some(
      ({ start, end }) => start <= at - DAY && (end === null || at < end),
    );
    if (isCustomer) rows.push(makeRow(customer, at, random));
  }
  rows.sort((a, b) => a.facts.at - b.facts.at);
  spoilRows(rows, FLAWS, random);
  const groupings = { bySegment: ({ segment }: Facts) => segment };
  const truth = truthOf(acceptedFacts(rows), ({ at }) => at, groupings, count);
  return { rows, truth: { ...countRows(rows), ...truth } };
}

function makeRow({ id, segment }: Customer, at: number, random: Random): Row<Facts> {
  const expectations: number[] = [];
  const perceptions: number[] = [];
  for (const { first, last, gap } of DIMENSIONS) {
    for (let item = first; item <= last; item++) {
      const expected = likert(6.3 + 0.6 * random.normal());
      expectations[item] = expected;
      perceptions[item] = likert(expected - gap - MORE_GAP[segment] + 0.8 * random.normal());
    }
  }
  const weights = makeWeights(random);
  const cells: Record<string, string> = { customerId: id, at: timeText(at), segment };
  for (const [i, answer] of expectations.entries()) cells[`E${i + 1}`] = String(answer);
  for (const [i, answer] of perceptions.entries()) cells[`P${i + 1}`] = String(answer);
  for (const [i, { name }] of DIMENSIONS.entries()) cells[`W_${name}`] = String(weights[i]);
  return { facts: { at, segment, expectations, perceptions, weights }, cells };
}

function likert(answer: number): number {
  return Math.min(7, Math.max(1, Math.round(answer)));
}

/** 100 points over the dimensions, moved about at random from the usual split. */
function makeWeights(random: Random): number[] {
  const weights = DIMENSIONS.map(({ weight }) => weight);
  for (let move = 0; move < 4; move++) {
    const from = random.below(5);
    const to = random.below(5);
    const points = Math.min(random.below(6), weights[from] as number);
    weights[from] = (weights[from] as number) - points;
    weights[to] = (weights[to] as number) + points;
  }
  return weights;
}

/** Each dimension's mean gap, their plain mean, and the mean of each person's weighted gap. */
function count(responses: readonly Facts[]) {
  const sums = DIMENSIONS.map(() => 0);
  let weighted = 0;
  for (const { expectations, perceptions, weights } of responses) {
    for (const [i, { first, last }] of DIMENSIONS.entries()) {
      let gap = 0;
      for (let item = first; item <= last; item++) {
        gap += (perceptions[item] as number) - (expectations[item] as number);
      }
      gap /= last - first + 1;
      sums[i] = (sums[i] as number) + gap;
      weighted += (gap * (weights[i] as number)) / 100;
    }
  }
  const dimensions: Record<string, number> = {};
  let total = 0;
  for (const [i, { name }] of DIMENSIONS.entries()) {
    dimensions[name] = (sums[i] as number) / responses.length;
    total += dimensions[name];
  }
  const n = responses.length;
  return { n, gap: total / DIMENSIONS.length, weighted: weighted / n, dimensions };
}
