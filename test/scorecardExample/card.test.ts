import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ScorecardOptions, scorecard, scorecardBy } from "customer-kpis";
import { expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { company } from "./company";
import { dataFolder } from "./dataFolder";

/** What the generator counted by itself. */
const truth = JSON.parse(readFileSync(join(dataFolder, "truth.json"), "utf8"));
const answers = company.findings.answers!.result;
const memberships = company.findings.memberships!.result;

/** The score of a value on a line through 10/3 at red and 20/3 at green. */
function onLine(value: number, red: number, green: number): number {
  return Math.min(10, Math.max(0, (10 / 3) * (1 + (value - red) / (green - red))));
}

test("the card of every segment has the scores of the generator's own counts", () => {
  const { rows } = scorecardBy(answers.year.bySegment, ({ key, result }): ScorecardOptions => {
    const kept = memberships.year.bySegment.find((segment) => segment.key === key)!.result;
    const thresholds = { red: 0, green: 40 };
    return {
      objectives: [
        {
          name: "Loved",
          measures: [
            { name: "NPS", result: result.nps, thresholds, weight: 2, kind: "say" },
            { name: "Kept", result: kept.retention, score: { by: "range", worst: 0.6, best: 1 } },
          ],
        },
      ],
    };
  });

  const [whole] = rows;
  expect(whole!.cells.map(({ key }) => key).sort()).toEqual(["cafe", "home", "office"]);
  for (const { key, score } of whole!.cells) {
    const { promoters, passives, detractors } = truth.answers.bySegment[String(key)];
    const { atStart, retained } = truth.memberships.bySegment[String(key)];
    const net = (100 * (promoters - detractors)) / (promoters + passives + detractors);
    const kept = 10 * ((retained / atStart - 0.6) / 0.4);
    expectClose(score, (2 * onLine(net, 0, 40) + kept) / 3);
  }
  // Cafes were made to be unhappy, offices to be the happiest.
  expect([whole!.worst!.key, whole!.best!.key]).toEqual(["cafe", "office"]);
});

test("the year's rise in the score is found to be real, that in customers kept may be chance", () => {
  const { objectives } = scorecard({
    objectives: [
      {
        name: "Loved",
        measures: [
          { name: "NPS", result: answers.year.all.nps, before: answers.yearBefore.nps, target: 50 },
          {
            name: "Kept",
            result: memberships.year.all.retention,
            before: memberships.yearBefore.retention,
            target: 1,
          },
        ],
      },
    ],
  });
  const [recommend, kept] = objectives[0]!.measures.map(({ trend }) => trend!);
  const netOf = (year: { promoters: number; passives: number; detractors: number }) =>
    (100 * (year.promoters - year.detractors)) / (year.promoters + year.passives + year.detractors);
  expectClose(recommend!.delta, netOf(truth.answers.year) - netOf(truth.answers.yearBefore));
  expect(recommend).toMatchObject({ direction: "better", isReal: true });

  const shareOf = (year: { retained: number; atStart: number }) => year.retained / year.atStart;
  const rise = shareOf(truth.memberships.year) - shareOf(truth.memberships.yearBefore);
  expectClose(kept!.delta, rise);
  // Its standard error, by hand.
  const errorOf = (year: { retained: number; atStart: number }) =>
    (shareOf(year) * (1 - shareOf(year))) / year.atStart;
  const error = Math.sqrt(errorOf(truth.memberships.year) + errorOf(truth.memberships.yearBefore));
  expect(rise).toBeGreaterThan(0);
  expect(rise).toBeLessThan(1.96 * error);
  expect(kept).toMatchObject({ direction: "better", isReal: false });
});
