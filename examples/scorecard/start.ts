// Prints the scorecard of a company from its CSV files, and writes it as pages. npm start -- --help
import { setFlagsFromString } from "node:v8";
import { UserError } from "./lib/userError";
import { main } from "./main";
import { harmless } from "./terminal/print";

// What is no longer needed of a large file goes sooner, before it is several times what is.
setFlagsFromString("--heap-growing-percent=25");

// Whoever reads no further, as `head` does, has what was wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

main(process.argv.slice(2), console.log).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  console.error(harmless(error.message));
  process.exitCode = 1;
});
