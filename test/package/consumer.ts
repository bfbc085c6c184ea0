// A user's first file: compiled against the packed library as an ES module and as CommonJS, and run.
import { type Measure, type NpsResult, nps } from "customer-kpis";
import * as schema from "customer-kpis/schema";

const result: NpsResult = nps([10, 9, 8, 3]);
const measure: Measure<number, NpsResult> = nps();

if (result.value !== 25 || measure.finish(measure.init()).value !== null) {
  throw new Error(`nps does not answer as it should: ${JSON.stringify(result)}`);
}
if (typeof schema.validate !== "function") throw new Error("the schema door does not open");
