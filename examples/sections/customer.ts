import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block, Section, Table } from "./block";
import { customerFuture } from "./customerFuture";
import { customerPast } from "./customerPast";
import { customerPresent } from "./customerPresent";
import { lastTime } from "./lastTime";

/** One customer: what has happened, how things stand, what is to be expected. */
export function customer({ customer }: Results, say: Say): Section | null {
  if (!customer) return null;
  const { view, isChosen } = customer;
  const { sections, customer: words } = say.words;
  const blocks: Block[] = [
    pairs(words.past, customerPast(view, say), say),
    pairs(words.present, customerPresent(view, say), say),
    pairs(words.future, customerFuture(view, say), say),
    lastTime(view, say),
  ];
  if (isChosen) blocks.unshift({ type: "lines", lines: [words.chosen] });
  return { id: "customer", title: sections.customer(String(view.customerId)), blocks };
}

/** What is told of a customer: a name, and its value if there is one. */
export type Told = readonly (readonly [name: string, value: string | null])[];

function pairs(caption: string, told: Told, { words }: Say): Table {
  return {
    type: "table",
    caption,
    isList: true,
    columns: [{ name: words.columns.what }, { name: words.columns.value, isWords: true }],
    rows: told.flatMap(([name, value]) => (value === null ? [] : [{ cells: [name, value] }])),
  };
}
