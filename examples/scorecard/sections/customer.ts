import type { CustomerViewResult, LatestScore, ValueHistory } from "customer-kpis";
import type { Kind } from "../languages/formats";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block, Row, Section, Table } from "./block";

/** One customer: what has happened, how things stand, what is to be expected. */
export function customer({ customer }: Results, say: Say): Section | null {
  if (!customer) return null;
  const { view, isChosen } = customer;
  const { sections, customer: words } = say.words;
  const blocks: Block[] = [
    pairs(words.past, customerPast(view, say), say),
    pairs(words.present, customerPresent(view, say), say),
    pairs(words.future, customerFuture(view, say), say),
    lastTime(view, say),
  ];
  const lines = [...(isChosen ? [words.chosen] : []), ...contradictions(view, say)];
  if (lines.length > 0) blocks.unshift({ type: "lines", lines });
  const name = say.quoted(String(view.customerId));
  return { id: "customer", isFolded: true, title: sections.customer(name), name, blocks };
}

/** Of states that say that all is well. */
const WELL = new Set(["new", "active", "reactivated"]);

/** Who leaves in the course of a day may have ordered on it. */
const DAY = 86_400_000;

/** A health from which on nobody looks twice. */
const HEALTHY = 7;

/** Where one figure says another thing than the next: which of them to believe, and why. */
function contradictions({ present, past, future }: CustomerViewResult, say: Say): string[] {
  const { customer: words } = say.words;
  const { nextOrder, probabilityAlive } = future;
  const { health, state } = present;
  const isLate = nextOrder !== null && nextOrder.overdue > nextOrder.gap;
  const lines: string[] = [];
  if (WELL.has(state) && isLate) {
    const { at, overdue, gap } = nextOrder;
    lines.push(
      words.though.overdue(
        words.states[state],
        say.day(at),
        say.duration(overdue),
        say.duration(gap),
      ),
    );
    if ((health.value ?? 0) >= HEALTHY && probabilityAlive !== null) {
      lines.push(words.though.healthy(say.score(health.value), say.share(probabilityAlive)));
    }
  }
  const { name, since } = present.rule;
  const { lastAt } = past.orders;
  if (name === "membership-ended" && lastAt !== null && lastAt > (since ?? 0) + DAY) {
    lines.push(words.though.returns(words.states[state], say.day(lastAt)));
  }
  return lines;
}

/** What is told of a customer: a name, and its value if there is one. */
type Told = readonly (readonly [name: string, value: string | null])[];

function pairs(caption: string, told: Told, { words }: Say): Table {
  return {
    type: "table",
    caption,
    isList: true,
    columns: [{ name: words.columns.what }, { name: words.columns.value, isWords: true }],
    rows: told.flatMap(([name, value]) => (value === null ? [] : [{ cells: [name, value] }])),
  };
}

/** What has happened with a customer. */
function customerPast({ past }: CustomerViewResult, say: Say): Told {
  const { customer: words, list } = say.words;
  const { orders, tickets, lifecycle } = past;
  const counted = (counts: readonly { readonly name: string; readonly n: number }[]) =>
    counts.length === 0
      ? null
      : counts.map(({ name, n }) => `${say.name(name)} ${say.count(n)}`).join(list);
  const turns = lifecycle.map(({ event, at }) => words.event(words.events[event], say.day(at)));
  return [
    [words.firstSeen, past.firstSeen === null ? null : say.day(past.firstSeen)],
    [words.lastSeen, past.lastSeen === null ? null : say.day(past.lastSeen)],
    [words.lifecycle, turns.length === 0 ? null : turns.join(list)],
    [words.orders, orders.n === 0 ? null : say.counted("orders", orders.n)],
    [words.spend, orders.n === 0 ? null : say.cash(orders.spend)],
    [words.refunded, orders.refunds === 0 ? null : say.cash(orders.refunded)],
    [words.gap, orders.gaps && say.duration(orders.gaps.mean)],
    [words.bought, counted(past.products.bought)],
    [words.channels, counted(past.channels)],
    [words.tickets, tickets.n === 0 ? null : say.counted("tickets", tickets.n)],
    [words.waited, tickets.responseTime && say.duration(tickets.responseTime.mean)],
  ];
}

/** How things stand with a customer. */
function customerPresent({ present }: CustomerViewResult, say: Say): Told {
  const { customer: words, list } = say.words;
  const { state, rule, open, scores, mrr, rfm, health } = present;
  const because = words.rules[rule.name](say.duration(rule.elapsed), say.duration(rule.limit));
  const parts = health.parts
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => `${words.health[name]} ${say.score(value)}`);
  return [
    [words.state, words.because(words.states[state], because)],
    [
      words.open,
      open.oldest === null
        ? null
        : words.oldest(say.counted("tickets", open.tickets.length), say.duration(open.oldest)),
    ],
    [words.lastSaid, scores.length === 0 ? null : scores.map((one) => said(one, say)).join(list)],
    [words.mrr, mrr === null ? null : say.cash(mrr)],
    [words.rfm, rfm && words.because(segmentName(rfm.segment, say), say.digits(rfm.cell))],
    [
      words.healthScore,
      health.value === null
        ? null
        : words.scored(say.score(health.value), say.share(health.coverage)),
    ],
    [words.madeOf, parts.length === 0 ? null : parts.join(list)],
  ];
}

function said({ survey, score, age, isStale }: LatestScore, say: Say): string {
  const { columns, customer: words } = say.words;
  const name = survey === "nps" ? columns.nps : columns.csat;
  return words.latest(name, say.count(score), say.duration(age), isStale);
}

function segmentName(segment: string, { words }: Say): string {
  const { segments } = words.customer;
  return segments[segment as keyof typeof segments] ?? segment;
}

/** What is to be expected of a customer. */
function customerFuture({ future }: CustomerViewResult, say: Say): Told {
  const { customer: words } = say.words;
  const { probabilityAlive, churnRisk, purchases, value, nextOrder, suggestions } = future;
  const told: [string, string | null][] = [
    [words.alive, probabilityAlive === null ? null : say.share(probabilityAlive)],
    [words.risk, churnRisk && words.bands[churnRisk.band]],
    [words.purchases, purchases === null ? null : say.score(purchases)],
    [words.value, value === null ? null : say.cash(value)],
    [
      words.nextOrder,
      nextOrder &&
        (nextOrder.overdue > 0
          ? words.overdue(say.day(nextOrder.at), say.duration(nextOrder.overdue))
          : say.day(nextOrder.at)),
    ],
  ];
  for (const { product, kind, rule } of suggestions) {
    const { after, count, n, lift } = rule;
    told.push([
      words.suggest[kind](say.name(product)),
      words.followed(say.name(after), say.count(count), say.count(n), say.score(lift)),
    ]);
  }
  return told;
}

/** The last time against all times: what one sees who remembers only the last one. */
function lastTime({ past }: CustomerViewResult, say: Say): Table {
  const { customer: words, columns } = say.words;
  const rows: Row[] = [];

  function add(name: string, kind: Kind, change: Kind, history: ValueHistory | null): void {
    if (!history) return;
    const { n, last, decayed, mean, difference } = history;
    rows.push({
      cells: [
        name,
        say.count(n),
        say.figure(kind, last),
        say.figure(kind, decayed),
        say.figure(kind, mean),
        say.figure(change, difference),
      ],
    });
  }

  for (const { survey, scores } of past.surveys) {
    add(survey === "nps" ? columns.nps : columns.csat, "score", "points", scores);
  }
  add(say.inMoney(words.orderAmount), "money", "money", past.orders.amount);
  add(words.waited, "duration", "duration", past.tickets.responseTime);
  return {
    type: "table",
    caption: words.bias,
    columns: [
      { name: columns.what },
      { name: columns.times },
      { name: columns.last },
      { name: columns.lately },
      { name: columns.always },
      { name: columns.difference },
    ],
    rows,
  };
}
