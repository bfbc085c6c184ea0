import type { Status } from "customer-kpis";
import { NONE } from "../languages/formats";
import type { Say } from "../languages/say";
import type { Judged } from "./block";

const SIGNS = { green: "✓", amber: "~", red: "✗" };

/** A color as a sign and a word, as colors do not reach everybody. */
export function judged(status: Status | undefined, { words }: Say): Judged {
  if (status === null || status === undefined) return { text: NONE, status: null };
  return { text: `${SIGNS[status]} ${words.status[status]}`, status };
}
