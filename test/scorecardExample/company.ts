import { join } from "node:path";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";

export const folder = join(import.meta.dirname, "../../examples/scorecard/data");

/** What the example company's files tell, worked out once for all tests of a file. */
export const company = scorecardOf(folder, new Date("2026-03-15T12:00:00Z"));
