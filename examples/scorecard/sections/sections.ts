import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import { allFigures } from "./allFigures";
import { attention } from "./attention";
import type { Section } from "./block";
import { customer } from "./customer";
import { files } from "./files";
import { months, segments } from "./groups";
import { headlines } from "./headlines";
import { loyalty } from "./loyalty";
import { notes } from "./notes";
import { objectives } from "./objectives";
import { rejected } from "./rejected";
import { said } from "./said";
import { service } from "./service";
import { worth } from "./worth";

/** The scorecard in a language, section by section; those that there is nothing to say in are left out. */
export function sections(results: Results, say: Say): Section[] {
  const all = [
    files,
    headlines,
    attention,
    segments,
    months,
    said,
    service,
    loyalty,
    worth,
    customer,
    objectives,
    allFigures,
    rejected,
    notes,
  ];
  return all.map((section) => section(results, say)).filter((section) => section !== null);
}

/** Whose scorecard it is, and of when. */
export function heading({ settings }: Results, say: Say): { title: string; subtitle: string } {
  const { company, period } = settings;
  const { words } = say;
  const [from, until] = [say.day(period.start), say.day(period.end - 1)];
  return {
    title: `${say.name(company)}: ${words.scorecard}`,
    subtitle: words.period(from, until, say.clocks),
  };
}
