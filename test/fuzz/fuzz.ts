import { seeded } from "../seeded";
import { copyOf } from "./copyOf";
import { faultOf } from "./judge";
import { mutate } from "./mutate";
import type { Call } from "./recordedCalls";

/** A call that misbehaved, and how it can be had again. */
export interface Fault {
  readonly name: string;
  readonly fault: string;
  /** The seed of this very call. */
  readonly seed: number;
  readonly args: readonly unknown[];
}

/**
 * Calls every function with what somebody might pass by mistake: recorded calls, with one to three
 * things changed in each.
 *
 * @param calls - Right calls, see `recordedCalls`.
 * @param count - How many to make.
 * @param seed - The first seed; call `i` has the seed `seed + i`.
 * @param started - Is told of each call before it is made, so that one that never ends can be named.
 */
export async function fuzz(
  calls: readonly Call[],
  count: number,
  seed: number,
  started: (name: string, seed: number) => void = () => {},
): Promise<Fault[]> {
  const names = [...new Set(calls.map(({ name }) => name))];
  const functions = names.map((name) => calls.filter((call) => call.name === name));
  const lists = calls.flatMap(({ args: [records] }) => (isRecords(records) ? [records] : []));
  const faults: Fault[] = [];
  for (let i = 0; i < count; i++) {
    const random = seeded(seed + i);
    // Every function as often as any other, however often it is shown.
    const own = functions[Math.floor(random() * functions.length)]!;
    const call = own[Math.floor(random() * own.length)]!;
    const args = copyOf([...call.args]);
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--) mutate(args, random);
    const { name } = call;
    started(name, seed + i);
    const records = copyOf(lists[Math.floor(random() * lists.length)]!);
    if (random() < 0.5) mutate(records, random);
    const fault = await faultOf(call, args, records);
    if (fault) faults.push({ name, fault, seed: seed + i, args });
  }
  return faults;
}

function isRecords(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0 && typeof value[0] === "object";
}
