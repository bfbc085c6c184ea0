import {
  type Application,
  Comment,
  type CommentDisplayPart,
  CommentTag,
  type Context,
  Converter,
  type DeclarationReflection,
  NamedTupleMember,
  ParameterReflection,
  ReflectionFlag,
  ReflectionKind,
  type SignatureReflection,
} from "typedoc";
import type { Guide } from "./guides.ts";

/** Which question the functions of a room answer. A page lists the families in this order. */
const FAMILY_OF_ROOM: Readonly<Record<string, string>> = {
  survey: "What customers say",
  compare: "Is the change real",
  loyalty: "What customers do",
  support: "How we answer",
  value: "What customers are worth",
  market: "Together",
  scorecard: "Together",
  customer: "Together",
  fold: "Building blocks",
  cells: "Reading files",
  record: "Records",
  charts: "Charts",
  schema: "Schemas",
  sources: "Sources",
  sql: "Statements",
};

/** The families of the side doors' pages come after those of the main door. */
export const FAMILIES = [...new Set(Object.values(FAMILY_OF_ROOM)), "Types"];

const CALLED = ReflectionKind.Function | ReflectionKind.Class | ReflectionKind.Variable;

/** Sorts the names of each door by the questions they answer, functions first, and guides by theirs. */
export function addFamilies(app: Application, guides: readonly Guide[]): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const guide of project.documents ?? []) {
      const title = titleOf(guide.content);
      const known = guides.find(({ path }) => path.includes(guide.name));
      guide.comment = new Comment([], [familyTag(known?.family ?? "About")]);
      if (title) guide.name = title;
    }
    // The front page shows the package's name itself.
    const [first] = project.readme ?? [];
    if (first) first.text = first.text.replace(/^\s*# .+\n/, "");
    for (const door of project.children ?? []) {
      door.comment = new Comment([], [familyTag("Every call")]);
      for (const name of door.children ?? []) {
        const path = project.getSymbolIdFromReflection(name)?.packagePath ?? "";
        addFamily(name, familyOf(path, name.kindOf(CALLED)));
        for (const form of name.signatures ?? []) nameArguments(form);
      }
      door.name = door.name === "index" ? "customer-kpis" : `customer-kpis/${door.name}`;
    }
  });
}

function familyOf(path: string, isCalled: boolean): string {
  const room = /^src\/(\w+)\//.exec(path)?.[1] ?? "fold";
  return isCalled || room === "record" ? (FAMILY_OF_ROOM[room] ?? "Building blocks") : "Types";
}

function addFamily(name: DeclarationReflection, family: string): void {
  const described = name.signatures?.[0] ?? name;
  described.comment ??= new Comment();
  described.comment.blockTags.push(familyTag(family));
}

/** Shows `...options: [options?: NpsOptions]` as what it is to a caller: `options?: NpsOptions`. */
function nameArguments(form: SignatureReflection): void {
  const last = form.parameters?.at(-1);
  if (!last?.flags.isRest || last.type?.type !== "tuple") return;
  const named = last.type.elements.map((element) => {
    const argument = new ParameterReflection(
      last.name,
      last.kind as typeof ReflectionKind.Parameter,
      form,
    );
    if (last.comment) argument.comment = last.comment;
    if (element instanceof NamedTupleMember) {
      argument.name = element.name;
      argument.type = element.element;
      argument.setFlag(ReflectionFlag.Optional, element.isOptional);
    }
    return argument;
  });
  form.parameters!.splice(-1, 1, ...named);
}

function familyTag(family: string): CommentTag {
  return new CommentTag("@category", [{ kind: "text", text: family }]);
}

/** The first heading of a page. */
function titleOf(content: readonly CommentDisplayPart[]): string | null {
  return /^\s*# (.+)\n/.exec(content[0]?.text ?? "")?.[1] ?? null;
}
