import type { ObjectiveResult, ScorecardIndexes, ScorecardResult } from "customer-kpis";
import { gauge } from "../../charts/gauge";
import type { Say } from "../languages/say";
import { measuresIn } from "../results/card";
import type { FigureName } from "../results/figures";
import type { Results } from "../results/results";
import { type Block, type Chart, judged, type Row, type Section, type Table } from "./block";

/** The scorecard: objectives as customers would say them, and how near each measure is. */
export function objectives(results: Results, say: Say): Section | null {
  const { card, figures } = results;
  if (!card) return null;
  const { words } = say;

  function rowsOf({ name, value, status, measures }: ObjectiveResult): Row[] {
    const parts = measures.map((measure): Row => {
      const id = measure.name as FigureName;
      const kind = figures[id]?.kind ?? "score";
      return {
        level: "part",
        cells: [
          say.nameOf(id),
          say.score(measure.score),
          judged(measure.status, say),
          say.figure(kind, measure.actual),
          say.figure(kind, measure.target),
          measure.kind ? words.kind[measure.kind] : "",
          measure.interest ? words.interest[measure.interest] : "",
        ],
      };
    });
    const whole = [statementOf(name, say), say.score(value), judged(status, say), "", "", "", ""];
    return [{ level: "whole", cells: whole }, ...parts];
  }

  const { columns } = words;
  const all = [words.all, say.score(card.value), judged(card.status, say), "", "", "", ""];
  return {
    id: "objectives",
    isFolded: true,
    title: words.sections.objectives,
    blocks: [
      ...gauges(card, say),
      {
        type: "table",
        caption: words.sections.objectives,
        columns: [
          { name: columns.objective },
          { name: columns.score },
          { name: columns.status, isWords: true },
          { name: columns.value },
          { name: columns.target },
          { name: columns.kind, isWords: true },
          { name: columns.interest, isWords: true },
        ],
        rows: [...card.objectives.flatMap(rowsOf), { level: "whole", cells: all }],
      },
      ...changes(results, say),
      sides(card, say),
      arithmetic(results, say),
    ],
  };
}

function gauges(card: ScorecardResult, say: Say): Chart[] {
  const parts = card.objectives.map((part) => gauge(statementOf(part.name, say), part, say));
  return [gauge(say.words.all, card, say), ...parts];
}

/** An objective as a customer would say it. */
function statementOf(name: string, { words }: Say): string {
  return words.quote(words.objectives[name as keyof typeof words.objectives]);
}

/** What has changed since the year before, and whether one measure was bought with another. */
function changes({ card, figures, changes }: Results, say: Say): Block[] {
  const { columns, change: words } = say.words;
  const nameOf = (id: string) => say.nameOf(id as FigureName);
  const hasChanged = (id: string) =>
    changes.real.some(({ name, months }) => name === id && months === null);
  const rows: Row[] = [];
  for (const { name, actual, trend, score } of measuresIn(card)) {
    if (!trend) continue;
    const kind = figures[name as FigureName]?.kind ?? "score";
    const [now, before] = [say.figure(kind, actual), say.figure(kind, trend.before)];
    const isReal = hasChanged(name);
    // What is written alike nobody sees change.
    const direction = now === before && !isReal ? "same" : trend.direction;
    const verdict = words.directions[direction];
    rows.push({
      cells: [
        nameOf(name),
        now,
        before,
        isReal || direction === "same" ? verdict : say.words.tile.verdicts.chance,
        say.score(score),
        say.score(trend.scoreBefore),
      ],
    });
  }
  if (rows.length === 0) return [];

  const lines = (card?.warnings ?? []).map(({ measures: [one = "", other = ""] }) => {
    return words.atOdds(nameOf(one), nameOf(other), hasChanged(one) && hasChanged(other));
  });
  for (const { measure, guard, isAtOdds } of card?.counterMeasures ?? []) {
    if (isAtOdds === false) lines.push(words.together(nameOf(measure), nameOf(guard)));
  }
  return [
    {
      type: "table",
      caption: words.caption,
      columns: [
        { name: columns.kpi },
        { name: columns.now },
        { name: columns.yearAgo },
        { name: columns.verdict, isWords: true },
        { name: columns.score },
        { name: columns.scoreBefore },
      ],
      rows,
    },
    { type: "lines", lines },
  ];
}

const SIDES = ["say", "do", "leading", "lagging", "customer", "company"] as const;

/** The same scores seen from other sides: words and deeds, before and after, theirs and ours. */
function sides({ indexes }: ScorecardResult, say: Say): Table {
  const { columns, sides: words } = say.words;
  return {
    type: "table",
    isFolded: true,
    caption: words.caption,
    columns: [
      { name: columns.side },
      { name: columns.measures },
      { name: columns.weight },
      { name: columns.score },
      { name: columns.status, isWords: true },
    ],
    rows: SIDES.map((side: keyof ScorecardIndexes) => {
      const { n, weight, value, status } = indexes[side];
      return {
        cells: [
          words.names[side],
          say.count(n),
          say.share(weight),
          say.score(value),
          judged(status, say),
        ],
      };
    }),
  };
}

/** How every score came about, so that it can be checked with a pencil. */
function arithmetic({ card }: Results, say: Say): Table {
  const { columns, arithmetic: caption } = say.words;
  const rows: Row[] = [];
  for (const { measures } of card?.objectives ?? []) {
    for (const { name, score, explanation } of measures) {
      const { formula, inputs } = explanation;
      if (formula === null || score === null) continue;
      const numbers = formula.replace(/[a-z]+/gi, (input) => written(inputs[input] ?? 0));
      rows.push({
        cells: [
          say.nameOf(name as FigureName),
          { formula: say.formula(`${numbers} = ${written(score)}`) },
        ],
      });
    }
  }
  return {
    type: "table",
    isFolded: true,
    caption,
    columns: [{ name: columns.kpi }, { name: columns.arithmetic, isWords: true }],
    rows,
  };
}

/** To four digits; in brackets below 0, so that no two signs meet. */
function written(value: number): string {
  const digits = String(Number(value.toPrecision(4)));
  return value < 0 ? `(${digits})` : digits;
}
