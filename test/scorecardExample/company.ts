import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { dataFolder } from "./dataFolder";

/** What the example company's files tell, worked out once for all tests. */
export const company = scorecardOf(dataFolder, new Date("2026-03-15T12:00:00Z"));
