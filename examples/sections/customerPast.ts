import type { CustomerViewResult } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Told } from "./customer";

/** What has happened with a customer. */
export function customerPast({ past }: CustomerViewResult, say: Say): Told {
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
    [words.spend, orders.n === 0 ? null : say.money(orders.spend)],
    [words.refunded, orders.refunds === 0 ? null : say.money(orders.refunded)],
    [words.gap, orders.gaps && say.duration(orders.gaps.mean)],
    [words.bought, counted(past.products.bought)],
    [words.channels, counted(past.channels)],
    [words.tickets, tickets.n === 0 ? null : say.counted("tickets", tickets.n)],
    [words.waited, tickets.responseTime && say.duration(tickets.responseTime.mean)],
  ];
}
