// Prints the scorecard of a company from its CSV files. npm start -- [folder]
import { fileURLToPath } from "node:url";
import { scorecardOf } from "./lib/scorecardOf";
import { UserError } from "./lib/userError";

const EXAMPLE = fileURLToPath(new URL("data", import.meta.url));

async function main(folder = EXAMPLE): Promise<void> {
  const lines = await scorecardOf(folder, new Date());
  console.log(lines.join("\n"));
}

main(process.argv[2]).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
