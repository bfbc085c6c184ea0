import type { Returning } from "../reads";
import { positionOf, timesIn } from "./cut";
import { occasions } from "./occasions";
import { asFigures, bitsOf, LAST, nested, type Owned, type Summed } from "./owned";

/** In which intervals each customer comes back: the figures are the start, the column and what holds there. */
export function returns(owned: Owned, fields: Returning): Summed {
  const { dialect, over } = owned;
  const { every, before, isByRecord } = fields;
  const age = (moment: number) => timesIn(dialect, `(${dialect.number(moment)} - s)`, every!);
  const spans = every === null ? [] : [age(before - 1), `${age(before)} - 1`];
  const told = ["q", "i", holdsOf(fields), ...spans];
  const along = `${owned.along.join(", ")}, c, `;
  const shared = { isLabelled: false, periods: [0] };
  if (isByRecord) {
    const cells = nested(columnsOf(owned, fields), [along + asFigures(["q", "i"])]);
    return { ...shared, text: cells, kinds: 2 };
  }
  return {
    ...shared,
    text: nested(
      columnsOf(owned, fields),
      [`v0.*, min(s) ${over}) as f${lookedFor(fields, `${over}, q order by i`)}`],
      [along + asFigures(told)],
    ),
    kinds: told.length,
  };
}

/** What is asked for about the columns before, or from this one on. */
function lookedFor({ isToPrevious, isOrLater, minimum }: Returning, order: string): string {
  if (isToPrevious) return `, max(case when c >= ${minimum} then i end) ${order} ${LAST} as z`;
  return isOrLater ? `, sum(c) ${order} desc rows unbounded preceding) as z` : "";
}

/** What holds of a customer in a column, as a sum. */
function holdsOf({ brackets, isToPrevious, isOrLater, minimum }: Returning): string {
  const isStart = `i = ${brackets ? -1 : 0}`;
  const isBack = isOrLater ? `z >= ${minimum} and z - c < ${minimum}` : `c >= ${minimum}`;
  const stayed = isToPrevious ? [`${isBack} and (i = 0 or z = i - 1)`] : [];
  return bitsOf([isStart, `${isStart} and s = f`, isBack, ...stayed]);
}

/** A query of the columns in which a customer was: `c` times in column `i`, from the start `s` in period `q` on. */
function columnsOf(owned: Owned, { field, calendar, every, isRecurring, brackets }: Returning) {
  const { dialect, carried, over } = owned;
  const bounds = owned.boundsOf(calendar);
  // Time is counted in periods where these are the intervals.
  const inPeriods = every === null;
  const periodOf = (name: string) => (inPeriods ? name : positionOf(dialect, name, bounds));
  const { from } = occasions(owned, { field, ...(inPeriods && { calendar }) });
  const begun = isRecurring
    ? startsOf(owned, from, periodOf("t"))
    : nested(from, [`v0.*, min(t) ${over}) as s`]);
  const interval = inPeriods ? "t - s" : timesIn(dialect, "(t - s)", every);
  const list = brackets?.map(({ offset, through }, i) => {
    return ` union all select ${i}, ${offset}, ${through}`;
  });
  const [column, parts] = list
    ? [
        "h",
        `cross join (select -1 as h, 0 as g, 0 as e${list.join("")}) as n where j >= g and j <= e or h < 0 and j is null`,
      ]
    : ["j", ""];
  return nested(
    begun,
    [`${carried}, s, ${periodOf("s")} as q, d, ${interval} as j`],
    [
      `${carried}, s, q, ${column} as i, sum(d) as c`,
      `${parts} group by ${carried}, s, q, ${column}`,
    ],
  );
}

/** A query of what each customer did from each of their starts on: the first moment in every period. */
function startsOf({ odd, owners }: Owned, told: string, period: string): string {
  const list = owners.map((owner, i) => `${owner} as x${i}`).join(", ");
  const starts = nested(told, [
    `${list}, min(t) as s`,
    `where ${odd} = 0 group by ${owners.join(", ")}, ${period}`,
  ]);
  const isSame = owners.map(
    (owner, i) => `(${owner} = x${i} or ${owner} is null and x${i} is null)`,
  );
  return nested(told, [
    "v0.*, s",
    `left join (${starts}) as n on w = x${owners.indexOf("w")} where ${odd} > 0 or (t >= s or t is null) and ${isSame.join(" and ")}`,
  ]);
}
