import type { CustomerViewResult, ValueHistory } from "customer-kpis";
import type { Kind } from "../languages/formats";
import type { Say } from "../languages/say";
import type { Row, Table } from "./block";

/** The last time against all times: what one sees who remembers only the last one. */
export function lastTime({ past }: CustomerViewResult, say: Say): Table {
  const { customer: words, columns } = say.words;
  const rows: Row[] = [];

  function add(name: string, kind: Kind, change: Kind, history: ValueHistory | null): void {
    if (!history) return;
    const { n, last, decayed, mean, difference } = history;
    rows.push({
      cells: [
        name,
        say.count(n),
        say.figure(kind, last),
        say.figure(kind, decayed),
        say.figure(kind, mean),
        say.figure(change, difference),
      ],
    });
  }

  for (const { survey, scores } of past.surveys) {
    add(survey === "nps" ? columns.nps : columns.csat, "score", "points", scores);
  }
  add(words.orderAmount, "money", "money", past.orders.amount);
  add(words.waited, "duration", "duration", past.tickets.responseTime);
  return {
    type: "table",
    caption: words.bias,
    columns: [
      { name: columns.what },
      { name: columns.times },
      { name: columns.last },
      { name: columns.lately },
      { name: columns.always },
      { name: columns.difference },
    ],
    rows,
  };
}
