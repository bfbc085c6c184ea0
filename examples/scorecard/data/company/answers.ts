import { monthText, REPORT_START, timeText } from "./calendar";
import { type Customer, momentsOf, type Segment } from "./customers";
import { JOURNEY, TOUCHPOINTS, type Touchpoint } from "./journey";
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

type Channel = "web" | "app" | "store" | "phone";

interface Facts {
  readonly at: number;
  readonly channel: Channel;
  readonly segment: Segment;
  readonly touchpoint: Touchpoint;
  nps: number | null;
  csat: number | null;
}

const CHANNELS: Record<Segment, Record<Channel, number>> = {
  home: { web: 35, app: 45, store: 12, phone: 8 },
  office: { web: 60, app: 20, store: 2, phone: 18 },
  cafe: { web: 25, app: 15, store: 5, phone: 55 },
};

/** The truth: offices are happiest, and the phone spoils whatever it touches. */
const MEAN_SCORE: Record<Segment, number> = { home: 8.7, office: 9.2, cafe: 8.6 };
const CHANNEL_EFFECT: Record<Channel, number> = { web: 0.1, app: 0.3, store: 0.2, phone: -2.4 };

const FLAWS: Flaw<Facts>[] = [
  {
    name: "blank score",
    count: 60,
    rejected: false,
    spoil(cells, facts) {
      cells["nps"] = "";
      facts.nps = null;
    },
  },
  {
    name: "spaces around a score",
    count: 25,
    rejected: false,
    fits: ({ nps }) => nps !== null,
    spoil(cells) {
      cells["nps"] = `${cells["nps"]} `;
    },
  },
  { ...otherDigits("Persian digits", 20, ["nps", "csat"]), fits: ({ nps }) => nps !== null },
  { ...otherDigits("Arabic-Indic digits", 20, ["nps", "csat"]), fits: ({ nps }) => nps !== null },
  wrongCell("score out of range", 14, "nps", "11"),
  wrongCell("text for a score", 9, "csat", "good"),
  wrongCell("impossible date", 7, "at", "2025-02-30 10:00:00"),
];

export function makeAnswers(customers: readonly Customer[], random: Random) {
  const rows: Row<Facts>[] = [];
  for (const customer of customers) {
    for (const at of momentsOf(customer, 150, () => 1, random)) {
      rows.push(makeRow(customer, at, random));
    }
  }
  rows.sort((a, b) => a.facts.at - b.facts.at);
  spoilRows(rows, FLAWS, random);
  const groupings = {
    bySegment: ({ segment }: Facts) => segment,
    byChannel: ({ channel }: Facts) => channel,
    byTouchpoint: ({ touchpoint }: Facts) => touchpoint,
    byStage: ({ touchpoint }: Facts) => JOURNEY[touchpoint].stage,
    byMonth: ({ at }: Facts) => monthText(at),
  };
  const truth = truthOf(acceptedFacts(rows), ({ at }) => at, groupings, count);
  return { rows, truth: { ...countRows(rows), ...truth } };
}

function makeRow({ id, segment, mood }: Customer, at: number, random: Random): Row<Facts> {
  const channel = random.pick(CHANNELS[segment]);
  const touchpoint = random.pick(TOUCHPOINTS);
  const { stage, department, agents, effect } = JOURNEY[touchpoint];
  const better = at >= REPORT_START ? 0.25 : 0;
  const mean = MEAN_SCORE[segment] + CHANNEL_EFFECT[channel] + effect + better;
  const nps = clamp(Math.round(mean + mood + 1.25 * random.normal()), 0, 10);
  const csat = random.chance(0.04)
    ? null
    : clamp(Math.round(nps / 2 + 0.6 * random.normal()), 1, 5);
  return {
    facts: { at, channel, segment, touchpoint, nps, csat },
    cells: {
      customerId: id,
      at: timeText(at),
      nps: String(nps),
      csat: csat === null ? "" : String(csat),
      channel,
      segment,
      stage,
      touchpoint,
      department,
      agent: agents[random.below(agents.length)] ?? "",
    },
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function count(answers: readonly Facts[]) {
  const counts = { promoters: 0, passives: 0, detractors: 0, satisfied: 0, csatAnswers: 0 };
  for (const { nps, csat } of answers) {
    if (nps !== null) {
      if (nps >= 9) counts.promoters++;
      else if (nps >= 7) counts.passives++;
      else counts.detractors++;
    }
    if (csat !== null) {
      counts.csatAnswers++;
      if (csat >= 4) counts.satisfied++;
    }
  }
  return counts;
}
