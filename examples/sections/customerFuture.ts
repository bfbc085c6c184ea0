import type { CustomerViewResult } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Told } from "./customer";

/** What is to be expected of a customer. */
export function customerFuture({ future }: CustomerViewResult, say: Say): Told {
  const { customer: words } = say.words;
  const { probabilityAlive, churnRisk, purchases, value, nextOrder, suggestions } = future;
  const told: [string, string | null][] = [
    [words.alive, probabilityAlive === null ? null : say.share(probabilityAlive)],
    [words.risk, churnRisk && words.bands[churnRisk.band]],
    [words.purchases, purchases === null ? null : say.score(purchases)],
    [words.value, value === null ? null : say.money(value)],
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
