import { fail } from "../check";
import type { Returning } from "../reads";
import { positionOf, timesIn } from "./cut";
import type { Owned, Summed } from "./owned";
import { cellOf, whole } from "./rows";

/** In which intervals each customer comes back: the figures are the start, the column and what holds there. */
export function returns(owned: Owned, fields: Returning): Summed {
  const { along, owners, boundsOf } = owned;
  const { field, calendar, every, before } = fields;
  const age = (moment: number) => timesIn(owned.dialect, `(${moment} - s)`, every!);
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
      const figures = each.map((name) => {
        const came = cellOf(row, name) ?? undefined;
        if (came !== undefined) return whole(name, came);
        const last = new Date(bounds.at(-1)!);
        return fail("statement", "span", `around all that the table has in ${field}`, last);
      });
      return { figures: [bounds[figures[0]!]!, ...figures.slice(1)], label: null };
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
  const { dialect, odd, owners, from, nameOf, boundsOf } = owned;
  const carried = [...new Set([...owned.along, ...owners])].join(", ");
  const placeOf = (moment: string) => positionOf(dialect, moment, boundsOf(calendar));
  const [moment, period] =
    every === null ? [placeOf(nameOf(field)!), "s"] : [nameOf(field)!, placeOf("s")];

  const own = `select ${carried}, case when ${odd} = 0 then ${moment} end as t from (${from}) as p`;
  const told = `select ${carried}, t, count(*) as c from (${own}) as m group by ${carried}, t`;
  const first = `select u.*, min(t) over (partition by ${owners.join(", ")}) as s from (${told}) as u`;
  const begun = isRecurring ? startsOf(owned, told, every === null ? "t" : placeOf("t")) : first;
  const placed = `select y.*, ${period} as q from (${begun}) as y`;

  const rest = `${carried}, s, q`;
  const column = every === null ? "t - s" : timesIn(dialect, "(t - s)", every);
  const spread = `select ${rest}, c, ${column} as i from (${placed}) as a`;
  const list = brackets?.map(({ offset, through }, i) => {
    return ` union all select ${i}, ${offset}, ${through}`;
  });
  const bracketed = `select ${rest}, c, h as i from (${spread}) as b cross join (select -1 as h, 0 as g, 0 as e${list?.join("")}) as d where i >= g and i <= e or h < 0 and i is null`;
  return `select ${rest}, i, sum(c) as c from (${list ? bracketed : spread}) as w group by ${rest}, i`;
}

/** A query of what each customer did from each of their starts on: the first moment in every period. */
function startsOf({ odd, owners }: Owned, told: string, period: string): string {
  const names = owners.map((_, i) => `x${i}`);
  const list = owners.map((owner, i) => `${owner} as x${i}`).join(", ");
  const dated = `select ${list}, t, ${period} as q from (${told}) as u where ${odd} = 0`;
  const starts = `select ${names.join(", ")}, min(t) as s from (${dated}) as v group by ${names.join(", ")}, q`;
  const isSame = owners.map(
    (owner, i) => `(${owner} = x${i} or ${owner} is null and x${i} is null)`,
  );
  return `select k.*, s from (${told}) as k left join (${starts}) as l on w = x${owners.indexOf("w")} where ${odd} > 0 or t >= s and ${isSame.join(" and ")}`;
}
