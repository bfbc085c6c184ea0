import { fail } from "../check";

/** What stands beside others on a card, with a name and a weight. */
interface Sibling {
  readonly name: string;
  readonly weight?: number;
}

/**
 * The weights of all that a part of the card is made of, as shares of 1, list after list. Throws where
 * there is nothing, where two have one name, and where all weigh nothing.
 *
 * @param owner - What they are part of, as it reads in messages: `" of Loved"`.
 * @param lists - The lists by field; one may be missing, the first is asked for where all are.
 */
export function weightsOf(
  owner: string,
  lists: Readonly<Record<string, readonly Sibling[] | undefined>>,
): number[] {
  const given = Object.entries(lists).filter(([, list]) => list !== undefined);
  if (given.length === 0) given.push(Object.entries(lists)[0]!);
  const names = new Set<string>();
  const weights: number[] = [];
  for (const [field, list] of given) {
    for (const { name, weight = 1 } of checkList(`${field}${owner}`, list)) {
      if (names.has(name)) {
        fail("scorecard", `name in ${field}${owner}`, "unlike its siblings'", name);
      }
      names.add(name);
      if (!(Number.isFinite(weight) && weight >= 0)) {
        fail("scorecard", `weight of ${name}`, "a number, 0 or more", weight);
      }
      weights.push(weight);
    }
  }
  const fields = given.map(([field]) => field);
  if (weights.length === 0) {
    fail("scorecard", `${fields[0]}${owner}`, "a list of at least one", "an empty list");
  }
  const largest = Math.max(...weights);
  if (largest === 0) {
    fail(
      "scorecard",
      `weights of the ${fields.join(" and ")}${owner}`,
      "above 0 for at least one",
      0,
    );
  }
  // By the largest first: the sum of very large ones is no number.
  const total = weights.reduce((sum, weight) => sum + weight / largest, 0);
  return weights.map((weight) => weight / largest / total);
}

function checkList(field: string, list: readonly Sibling[] | undefined): readonly Sibling[] {
  if (!Array.isArray(list)) fail("scorecard", field, "a list", list);
  for (const part of list) {
    if (typeof part !== "object" || part === null) {
      fail("scorecard", field, "a list of objects", part);
    }
    if (typeof part.name !== "string") fail("scorecard", `name in ${field}`, "text", part.name);
  }
  return list;
}
