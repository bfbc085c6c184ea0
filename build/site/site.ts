// Makes the documentation's site of the sources, the guides and the README: npm run docs
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Application, ReflectionKind, TSConfigReader, TypeDocReader } from "typedoc";
import { addFamilies, FAMILIES } from "./families.ts";
import { readGuides } from "./guides.ts";
import { costOf, writeLibrary } from "./library.ts";
import { addLinks } from "./links.ts";
import { addPageParts } from "./pages.ts";
import { addWords } from "./search.ts";

const ROOT = join(import.meta.dirname, "../..");
const guides = readGuides(readFileSync(join(ROOT, "README.md"), "utf8"));
const costs = new Map<string, number>();

const app = await Application.bootstrapWithPlugins(
  {
    projectDocuments: [...guides.map(({ path }) => path), "CHANGELOG.md"],
    categoryOrder: [
      ...new Set([...guides.map(({ family }) => family), ...FAMILIES, "Every call", "About"]),
    ],
    customCss: join(import.meta.dirname, "page.css"),
    customJs: join(import.meta.dirname, "page.js"),
  },
  [new TypeDocReader(), new TSConfigReader()],
);
addFamilies(app, guides);
addLinks(app);
addWords(app);
addPageParts(app, costs);

const project = await app.convert();
if (!project) throw new Error("The sources could not be read");
for (const door of project.children ?? []) {
  for (const { name } of door.getChildrenByKind(ReflectionKind.Function)) {
    costs.set(`${door.name} ${name}`, await costOf(name, door.name));
  }
}
app.validate(project);
await app.generateOutputs(project);
await writeLibrary(join(app.options.getValue("out"), "assets/library"));
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
