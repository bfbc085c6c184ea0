import { bgNbd, gammaGamma, mbgNbd, type PurchaseModel, paretoNbd } from "../../src";
import { nelderMead } from "../../src/stats/nelderMead";
import { countPatterns } from "../../src/value/models/patterns";
import { CDNOW } from "../value/cdnow";
import { type Finish, race } from "./race";

type Parameters = Record<string, number>;

/** The same likelihood by its height alone: what a fit without derivatives has to climb. */
function climbByHeights(model: PurchaseModel<Parameters>, names: readonly string[]) {
  const { frequency, recency, age, count } = countPatterns(model.name, CDNOW);
  const patterns = Array.from(count, (customers, i) => ({
    customers,
    history: { frequency: frequency[i]!, recency: recency[i]!, age: age[i]! },
  }));
  const heightAt = (logs: readonly number[]): number => {
    const parameters = Object.fromEntries(names.map((name, i) => [name, Math.exp(logs[i]!)]));
    return patterns.reduce(
      (sum, { customers, history }) => sum + customers * model.logLikelihood(parameters, history),
      0,
    );
  };
  return nelderMead(
    heightAt,
    names.map(() => 0),
  );
}

console.log(`${CDNOW.length} customers, Node ${process.version}; medians of interleaved runs.\n`);
for (const model of [bgNbd, mbgNbd, paretoNbd] as unknown as PurchaseModel<Parameters>[]) {
  const fit = model.fit(CDNOW);
  const names = Object.keys(fit.parameters);
  const heights = climbByHeights(model, names);
  const [newton, simplex] = (await race(
    {
      title: model.name,
      base: "fit",
      runners: {
        fit: () => model.fit(CDNOW),
        nelderMead: () => climbByHeights(model, names),
      },
    },
    7,
  )) as [Finish, Finish];
  print(model.name, newton.milliseconds, fit.evaluations);
  print("  by Nelder-Mead", simplex.milliseconds, heights.evaluations, simplex.ratio);
}
const spend = gammaGamma.fit(CDNOW);
const [finish] = await race(
  { title: "", base: "fit", runners: { fit: () => gammaGamma.fit(CDNOW) } },
  15,
);
print("gammaGamma", finish!.milliseconds, spend.evaluations);

function print(name: string, milliseconds: number, evaluations: number, ratio = 1): void {
  const each = (milliseconds / evaluations).toFixed(2).padStart(8);
  const total = milliseconds.toFixed(1).padStart(8);
  console.log(
    `${name.padEnd(18)}${total} ms${String(evaluations).padStart(6)} evaluations of ${each} ms  x${ratio.toFixed(1)}`,
  );
}
