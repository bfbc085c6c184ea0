import type { CustomerViewResult, LatestScore } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Told } from "./customer";

/** How things stand with a customer. */
export function customerPresent({ present }: CustomerViewResult, say: Say): Told {
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
    [words.mrr, mrr === null ? null : say.money(mrr)],
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
