import {
  type Application,
  type CommentDisplayPart,
  type Context,
  Converter,
  type DeclarationReflection,
  type Reflection,
  ReflectionKind,
} from "typedoc";

const LINKED =
  ReflectionKind.Function |
  ReflectionKind.Variable |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Class;

/** Functions whose names are mostly meant as options: links only where they are called, `share(...)`. */
const OFTEN_OPTIONS = new Set([
  "by",
  "columns",
  "kpi",
  "measure",
  "over",
  "periods",
  "share",
  "source",
  "sums",
  "values",
]);

/** Makes each exported name that stands in prose as code, `nps` or `nps(scores)`, a link to its page. */
export function addLinks(app: Application): void {
  // After the comments' own links were resolved.
  app.converter.on(Converter.EVENT_RESOLVE_END, (context: Context) => linkNames(context), -1000);
}

function linkNames({ project }: Context): void {
  const names = new Map<string, DeclarationReflection>();
  for (const name of project.getReflectionsByKind(LINKED) as DeclarationReflection[]) {
    if (name.parent?.kindOf(ReflectionKind.Module) && !names.has(name.name)) {
      names.set(name.name, name);
    }
  }
  function linked(parts: readonly CommentDisplayPart[], page?: Reflection): CommentDisplayPart[] {
    return parts.map((part) => {
      const [, name, call] = (part.kind === "code" && /^`(\w+)(\(.*\))?`$/s.exec(part.text)) || [];
      // A link to a name that this file does not import.
      if (part.kind === "inline-tag" && !part.target) {
        const target = names.get(part.text.trim());
        return target ? { ...part, target } : part;
      }
      const target = name && names.get(name);
      if (!target || target === page || (!call && OFTEN_OPTIONS.has(name))) return part;
      return { kind: "inline-tag", tag: "@linkcode", text: part.text.slice(1, -1), target };
    });
  }

  if (project.readme) project.readme = linked(project.readme);
  for (const reflection of Object.values(project.reflections)) {
    const page = pageOf(reflection);
    if (reflection.isDocument()) reflection.content = linked(reflection.content);
    if (!reflection.comment) continue;
    reflection.comment.summary = linked(reflection.comment.summary, page);
    for (const tag of reflection.comment.blockTags) {
      if (tag.tag === "@throws") asCode(tag.content);
      tag.content = linked(tag.content, page);
    }
  }
}

/** "InputError for a score ..." names the error without saying so. */
function asCode(content: CommentDisplayPart[]): void {
  const [, name, rest] = /^(\w+Error)(.*)$/s.exec(content[0]?.text ?? "") ?? [];
  if (!name) return;
  content.splice(0, 1, { kind: "code", text: `\`${name}\`` }, { kind: "text", text: rest! });
}

/** The name on whose page a part of it stands. */
function pageOf(reflection: Reflection): Reflection {
  let page = reflection;
  while (page.parent && !page.kindOf(LINKED)) page = page.parent;
  return page;
}
