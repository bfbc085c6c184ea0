import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { card } from "./card";
import { figures } from "./figures";
import { monthName } from "./format";
import { headlines } from "./headlines";
import { losses } from "./losses";
import { months } from "./months";
import { notes } from "./notes";
import { objectives } from "./objectives";
import { rejected } from "./rejected";
import { segments } from "./segments";
import { service } from "./service";
import { weakest } from "./weakest";

/** The whole scorecard as lines of text, for a terminal of 100 columns. */
export function report(findings: Findings, settings: Settings): string[] {
  const { company, targets, timeZone, period } = settings;
  const all = figures(findings, settings);
  const results = Object.entries(all).map(([name, { now }]) => [name, now]);
  const scored = card(Object.fromEntries(results), targets);
  const files = Object.values(findings).filter((file) => file !== null);
  const [from, until] = [period.start, period.end - 1].map((ms) => monthName(ms, timeZone));
  return [
    `${company}: customer scorecard`,
    `${from} to ${until}, on the clocks of ${timeZone}`,
    ...section("Figures", headlines(all, scored)),
    ...section("Objectives, scored 0 to 10", scored ? objectives(scored, all) : []),
    ...section("By segment", segments(findings, settings)),
    ...section("By month", months(findings, settings)),
    ...section("Service, expected and perceived (1 to 7)", service(findings)),
    ...section("Where to look first", [...weakest(findings, settings), ...losses(findings)]),
    ...section("Rejected rows", rejected(files)),
    ...section("Notes", notes(findings, settings)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title.toUpperCase(), ...lines];
}
