import { join } from "node:path";

/** Where the files of the made-up company are. */
export const dataFolder = join(import.meta.dirname, "../../examples/scorecard/data");
