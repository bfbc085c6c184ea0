import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import { attention } from "./attention";
import type { Section } from "./block";
import { customer } from "./customer";
import { headlines } from "./headlines";
import { loyalty } from "./loyalty";
import { months } from "./months";
import { notes } from "./notes";
import { objectives } from "./objectives";
import { rejected } from "./rejected";
import { said } from "./said";
import { segments } from "./segments";
import { service } from "./service";
import { worth } from "./worth";

/** The scorecard in a language, section by section; those that there is nothing to say in are left out. */
export function sections(results: Results, say: Say): Section[] {
  const all = [
    headlines,
    objectives,
    attention,
    said,
    loyalty,
    worth,
    service,
    segments,
    months,
    customer,
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
