// Writes the made-up company: five CSV files, and truth.json with what a right reader must find.
// npx tsx examples/scorecard/data/generate.ts [folder]
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeAnswers } from "./company/answers";
import { makeCustomers } from "./company/customers";
import { makeMemberships } from "./company/memberships";
import { makeOrders } from "./company/orders";
import { seeded } from "./company/random";
import { toCsv } from "./company/rows";
import { makeServqual } from "./company/servqual";
import { makeTickets } from "./company/tickets";

/** Writes the files into a folder: the same bytes every time. */
export function writeCompany(folder: string): void {
  const customers = makeCustomers(seeded(1));
  const files = {
    memberships: makeMemberships(customers, seeded(2)),
    answers: makeAnswers(customers, seeded(3)),
    orders: makeOrders(customers, seeded(4)),
    tickets: makeTickets(customers, seeded(5)),
    servqual: makeServqual(customers, seeded(6)),
  };
  const truth: Record<string, unknown> = {};
  for (const [name, file] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.csv`), toCsv(file.rows));
    truth[name] = file.truth;
  }
  writeFileSync(join(folder, "truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] === here) writeCompany(process.argv[2] ?? join(here, ".."));
