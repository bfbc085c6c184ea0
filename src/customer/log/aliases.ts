import { fail, InputError, show } from "../../check";
import { isSomebody } from "../../fold/customers";
import { failKey, isKey } from "../../record/fields";
import type { Key } from "../../slice";

/** Which identities are one customer: each alias with who it stands for. */
export type CustomerAliases = Readonly<Record<string, Key>> | Iterable<readonly [Key, Key]>;

/** Reads aliases, and follows chains of them to the customer that all stand for. */
export function readAliases(
  kpi: string,
  aliases: CustomerAliases | undefined,
): (customerId: Key) => Key {
  const targets = new Map<Key, Key>();
  for (const [alias, target] of pairsOf(kpi, aliases)) {
    for (const side of [alias, target]) {
      if (!isKey(side)) failKey(kpi, "aliases", side);
    }
    if (!isSomebody(target)) fail(kpi, "aliases", "from an identity to a customer", target);
    if (targets.has(alias) && targets.get(alias) !== target) {
      const message = `aliases must give ${show(alias)} one customer, got ${show(targets.get(alias))} and ${show(target)}`;
      throw new InputError(kpi, "aliases", message, target);
    }
    targets.set(alias, target);
  }
  for (const alias of targets.keys()) checkCycle(kpi, targets, alias);

  return (customerId) => {
    let id = customerId;
    while (targets.has(id)) id = targets.get(id) as Key;
    return id;
  };
}

function pairsOf(kpi: string, aliases: CustomerAliases = []): Iterable<readonly [Key, Key]> {
  if (typeof aliases !== "object" || aliases === null) {
    fail(kpi, "aliases", "an object or pairs of alias and customer", aliases);
  }
  if (!(Symbol.iterator in aliases)) return Object.entries(aliases);
  const pairs = Array.from(aliases);
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2) {
      fail(kpi, "aliases", "an object or pairs of alias and customer", pair);
    }
  }
  return pairs;
}

function checkCycle(kpi: string, targets: ReadonlyMap<Key, Key>, start: Key): void {
  const chain = [start];
  for (let id = targets.get(start); id !== undefined; id = targets.get(id)) {
    chain.push(id);
    if (id === start) {
      const came = chain.map(show).join(" -> ");
      const message = `aliases must not lead back to where they began, got ${came}`;
      throw new InputError(kpi, "aliases", message, start);
    }
    // A cycle further on, without this alias in it, is found from the aliases in it.
    if (chain.length > targets.size + 1) return;
  }
}
