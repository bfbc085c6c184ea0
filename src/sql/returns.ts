import type { Returning } from "../reads";
import { positionOf, timesIn } from "./cut";
import { startIn } from "./figures";
import { occasions } from "./occasions";
import { carriedBy, type Owned, type Summed } from "./owned";
import { cellOf, whole } from "./rows";

/** In which intervals each customer comes back: the figures are the start, the column and what holds there. */
export function returns(owned: Owned, fields: Returning): Summed {
  const { dialect, along, owners, boundsOf } = owned;
  const { whole: literal = String } = dialect;
  const { calendar, every, before } = fields;
  const age = (moment: number) => timesIn(dialect, `(${literal(String(moment))} - s)`, every!);
  const spans = every === null ? [] : [age(before - 1), `${age(before)} - 1`];
  const told = ["q", "i", holdsOf(fields), ...spans].map((figure, i) => `${figure} as f${i}`);
  const each = told.map((_, i) => `f${i}`);
  const part = `over (partition by ${owners.join(", ")}`;
  const seen = `select v.*, min(s) ${part}) as f${lookedFor(fields, `${part}, q order by i`)} from (${columnsOf(owned, fields)}) as v`;
  const bounds = boundsOf(calendar);
  return {
    text: `select ${along.join(", ")}, c, ${told.join(", ")} from (${seen}) as x`,
    each,
    sums: [],
    read(row) {
      const [start, ...more] = each.map((name) => whole(name, cellOf(row, name) ?? -2));
      // A column beyond the span is nothing.
      startIn(bounds, more[0]! + 1, fields);
      return { figures: [startIn(bounds, start!, fields), ...more], label: null };
    },
  };
}

/** What is asked for about the columns before, or from this one on. */
function lookedFor({ isToPrevious, isOrLater, minimum }: Returning, order: string): string {
  if (isToPrevious) return `, lag(case when c >= ${minimum} then i end) ${order}) as z`;
  return isOrLater ? `, sum(c) ${order} desc rows unbounded preceding) as z` : "";
}

/** What holds of a customer in a column, as a sum. */
function holdsOf({ brackets, isToPrevious, isOrLater, minimum }: Returning): string {
  const isStart = `i = ${brackets ? -1 : 0}`;
  const isBack = isOrLater ? `z >= ${minimum} and z - c < ${minimum}` : `c >= ${minimum}`;
  const holds = [isStart, `${isStart} and s = f`, isBack];
  if (isToPrevious) holds.push(`${isBack} and (i = 0 or z = i - 1)`);
  return holds.map((one, bit) => `case when ${one} then ${2 ** bit} else 0 end`).join(" + ");
}

/** A query of the columns in which a customer was: `c` times in column `i`, from the start `s` in period `q` on. */
function columnsOf(owned: Owned, { field, calendar, every, isRecurring, brackets }: Returning) {
  const { dialect, owners, boundsOf } = owned;
  const placeOf = (moment: string) => positionOf(dialect, moment, boundsOf(calendar));
  // Time is counted in periods where these are the intervals.
  const inPeriods = every === null;
  const { from } = occasions(owned, { field, ...(inPeriods && { calendar }) });
  const first = `select u.*, min(t) over (partition by ${owners.join(", ")}) as s from (${from}) as u`;
  const begun = isRecurring ? startsOf(owned, from, inPeriods ? "t" : placeOf("t")) : first;
  const interval = inPeriods ? "t - s" : timesIn(dialect, "(t - s)", every);
  const spread = `select ${carriedBy(owned)}, s, ${inPeriods ? "s" : placeOf("s")} as q, d, ${interval} as j from (${begun}) as a`;
  const list = brackets?.map(({ offset, through }, i) => {
    return ` union all select ${i}, ${offset}, ${through}`;
  });
  const [column, parts] = list
    ? [
        "h",
        ` cross join (select -1 as h, 0 as g, 0 as e${list.join("")}) as n where j >= g and j <= e or h < 0 and j is null`,
      ]
    : ["j", ""];
  const rest = `${carriedBy(owned)}, s, q`;
  return `select ${rest}, ${column} as i, sum(d) as c from (${spread}) as b${parts} group by ${rest}, ${column}`;
}

/** A query of what each customer did from each of their starts on: the first moment in every period. */
function startsOf({ odd, owners }: Owned, told: string, period: string): string {
  const list = owners.map((owner, i) => `${owner} as x${i}`).join(", ");
  const starts = `select ${list}, min(t) as s from (${told}) as u where ${odd} = 0 group by ${owners.join(", ")}, ${period}`;
  const isSame = owners.map(
    (owner, i) => `(${owner} = x${i} or ${owner} is null and x${i} is null)`,
  );
  return `select m.*, s from (${told}) as m left join (${starts}) as n on w = x${owners.indexOf("w")} where ${odd} > 0 or t >= s and ${isSame.join(" and ")}`;
}
