import type { CustomerEvent } from "customer-kpis";

const DAY = 86_400_000;

type Of<Kind extends CustomerEvent["kind"]> = Extract<CustomerEvent, { kind: Kind }>;

/** Instants of the records under test are numbers. */
const ms = (instant: unknown) => instant as number;

/** One customer's past and present from all records at once, in the plainest way, for policies as they come. */
export function plainView(events: readonly CustomerEvent[], asOf: number) {
  const timeOf = (event: CustomerEvent) =>
    ms("at" in event ? event.at : "createdAt" in event ? event.createdAt : event.startedAt);
  const seen = events.filter((event) => timeOf(event) < asOf);
  const pick = <Kind extends CustomerEvent["kind"]>(kind: Kind) =>
    seen
      .filter((event): event is Of<Kind> => event.kind === kind)
      .sort((a, b) => timeOf(a) - timeOf(b));
  const [orders, tickets, answers] = [pick("order"), pick("ticket"), pick("answer")];
  const [interactions, memberships] = [pick("interaction"), pick("membership")];
  const purchases = orders.filter(({ amount }) => amount >= 0);
  const refunds = orders.filter(({ amount }) => amount < 0);
  const answered = answers.filter(({ score }) => score !== null);
  const active = [...orders, ...tickets, ...answered, ...interactions].map(timeOf);
  const ends = memberships.flatMap(({ endedAt }) =>
    endedAt !== null && ms(endedAt) < asOf ? [ms(endedAt)] : [],
  );
  const signs = [...active, ...memberships.map(timeOf), ...ends];

  const days = [...new Set(purchases.map(({ at }) => Math.floor(ms(at) / DAY)))];
  const onDay = (day: number) =>
    purchases.map(({ at }) => ms(at)).filter((at) => Math.floor(at / DAY) === day);
  const gaps = days
    .slice(1)
    .map((day, i) => Math.min(...onDay(day)) - Math.max(...onDay(days[i]!)));

  const stretches = stretchesOf(memberships, purchases.map(timeOf), asOf);
  const basis = memberships.length > 0 ? "membership" : purchases.length > 0 ? "orders" : "none";
  const lastSign =
    basis === "membership" ? Math.max(...active) : Math.max(...purchases.map(timeOf));

  return {
    past: {
      n: seen.length,
      firstSeen: signs.length > 0 ? Math.min(...signs) : null,
      lastSeen: signs.length > 0 ? Math.max(...signs) : null,
      tenure: stretches.length > 0 ? (stretches.at(-1)!.end ?? asOf) - stretches[0]!.start : null,
      orders: {
        n: purchases.length,
        days: days.length,
        spend: sum(purchases.map(({ amount }) => amount)),
        refunds: refunds.length,
        refunded: 0 - sum(refunds.map(({ amount }) => amount)),
        gaps:
          gaps.length === 0
            ? null
            : {
                n: gaps.length,
                mean: sum(gaps) / gaps.length,
                shortest: Math.min(...gaps),
                longest: Math.max(...gaps),
                last: gaps.at(-1),
              },
        amount: history(purchases.map(({ at, amount }) => [ms(at), amount])),
      },
      channels: counts(seen.map((event) => [event.channel, timeOf(event)])),
      products: {
        seen: counts(interactions.map(({ product, at }) => [product, ms(at)])),
        bought: counts(
          purchases.flatMap(({ products, at }) =>
            (products ?? []).map((product): [string, number] => [product, ms(at)]),
          ),
        ),
      },
      tickets: {
        n: tickets.length,
        open: tickets.filter(({ resolvedAt }) => !isBy(resolvedAt, asOf)).length,
        responseTime: history(
          tickets
            .filter(({ firstRespondedAt }) => isBy(firstRespondedAt, asOf))
            .map((t) => [ms(t.firstRespondedAt), ms(t.firstRespondedAt) - ms(t.createdAt)]),
        ),
        resolutionTime: history(
          tickets
            .filter(({ resolvedAt }) => isBy(resolvedAt, asOf))
            .map((t) => [ms(t.resolvedAt), ms(t.resolvedAt) - ms(t.createdAt)]),
        ),
      },
      surveys: ["csat", "nps"].flatMap((survey) => {
        const own = answers.filter((answer) => answer.survey === survey);
        const given = own.filter(({ score }) => score !== null);
        const scores = history(given.map(({ at, score }) => [ms(at), score as number]));
        return own.length > 0 ? [{ survey, scores, unanswered: own.length - given.length }] : [];
      }),
      lifecycle: stretches.flatMap(({ start, end }, i) => [
        { event: i === 0 ? "joined" : "reactivated", at: start },
        ...(end === null ? [] : [{ event: "churned", at: end }]),
      ]),
    },
    present: {
      state: stateOf(stretches, basis, lastSign, nextEnd(memberships, asOf), asOf),
      open: {
        tickets: tickets
          .filter(({ resolvedAt }) => !isBy(resolvedAt, asOf))
          .map(({ createdAt }) => ({ age: asOf - ms(createdAt) })),
        orders: purchases
          .filter(({ completedAt }) => completedAt !== undefined && !isBy(completedAt, asOf))
          .map(({ at, amount }) => ({ age: asOf - ms(at), amount })),
      },
      mrr: sum(
        memberships.filter(({ endedAt }) => !isBy(endedAt, asOf)).map(({ mrr }) => mrr ?? 0),
      ),
    },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const isBy = (instant: unknown, asOf: number) => typeof instant === "number" && instant < asOf;

/** The latest end among memberships that last, as far as it is decided; never where one has none. */
function nextEnd(memberships: readonly Of<"membership">[], asOf: number): number {
  const lasting = memberships.filter(({ endedAt }) => !isBy(endedAt, asOf));
  const isDecided = (cancelledAt: unknown) => isBy(cancelledAt, asOf);
  return Math.max(
    ...lasting.map(({ endedAt, cancelledAt }) =>
      endedAt !== null && isDecided(cancelledAt) ? ms(endedAt) : Infinity,
    ),
  );
}

/** When the customer was one, minute by minute of memberships, or order by order. */
function stretchesOf(
  memberships: readonly Of<"membership">[],
  purchases: readonly number[],
  asOf: number,
): { start: number; end: number | null }[] {
  const pieces =
    memberships.length > 0
      ? memberships.map((m) => [ms(m.startedAt), m.endedAt === null ? Infinity : ms(m.endedAt)])
      : purchases.map((at) => [at, at + 365 * DAY]);
  const isOn = (at: number) => pieces.some(([start, end]) => start! <= at && at < end!);
  const starts = new Set(pieces.map(([start]) => start!));
  const begins = [...starts].filter((start) => !isOn(start - 1)).sort((a, b) => a - b);
  // A membership that ends as it starts is a stretch of no length.
  return begins.map((start) => {
    const ends = pieces.map(([, end]) => end!).filter((end) => end >= start && !isOn(end));
    const end = Math.min(...ends, Infinity);
    return { start, end: end < asOf ? end : null };
  });
}

function stateOf(
  stretches: readonly { start: number; end: number | null }[],
  basis: string,
  lastSign: number,
  end: number,
  asOf: number,
): string {
  const current = stretches.at(-1);
  if (!current) return "prospect";
  if (current.end !== null) return "churned";
  if (basis === "membership" && end - asOf <= 90 * DAY) return "at risk";
  const silence = Number.isFinite(lastSign) ? (asOf - lastSign) / DAY : 0;
  if (silence >= 180) return "dormant";
  if (silence >= 90) return "at risk";
  const age = (asOf - current.start) / DAY;
  if (age >= 30) return "active";
  return stretches.length > 1 ? "reactivated" : "new";
}

function counts(pairs: readonly (readonly [string | null | undefined, number])[]) {
  const names = [...new Set(pairs.flatMap(([name]) => (name ? [name] : [])))];
  return names
    .map((name) => {
      const times = pairs.filter(([other]) => other === name).map(([, at]) => at);
      return { name, n: times.length, lastAt: Math.max(...times) };
    })
    .sort((a, b) => b.n - a.n || b.lastAt - a.lastAt || (a.name < b.name ? -1 : 1));
}

/** What the decayed mean is by its definition: `0.5 ** (age / halfLife)` from the last value on. */
function history(pairs: readonly (readonly [at: number, value: number])[]) {
  if (pairs.length === 0) return null;
  const times = pairs.map(([at]) => at);
  const all = pairs.map(([, value]) => value);
  const [firstAt, lastAt] = [Math.min(...times), Math.max(...times)];
  const lowestAt = (moment: number) =>
    Math.min(...pairs.filter(([at]) => at === moment).map(([, value]) => value));
  const weights = times.map((at) => 0.5 ** ((lastAt - at) / (90 * DAY)));
  const mean = sum(all) / all.length;
  return {
    n: pairs.length,
    firstAt,
    first: lowestAt(firstAt),
    lastAt,
    last: lowestAt(lastAt),
    decayed: sum(all.map((value, i) => value * weights[i]!)) / sum(weights),
    mean,
    difference: lowestAt(lastAt) - mean,
    lowest: Math.min(...all),
    highest: Math.max(...all),
  };
}
