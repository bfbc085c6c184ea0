import { join } from "node:path";
import { sources } from "customer-kpis/sources";
import { expect, test } from "vitest";
import { everySource } from "../../build/everySource";

const PAGE = join(import.meta.dirname, "../../docs/guides/every-source.md");

test("the page of all sources says what their comments say (npm run sources writes it)", async () => {
  const page = everySource();
  for (const { name } of sources) expect(page).toMatch(new RegExp(`## ${name}\n\n\\w`));
  await expect(page).toMatchFileSnapshot(PAGE);
});
