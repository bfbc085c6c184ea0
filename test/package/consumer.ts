// A user's first file: compiled against the packed library as an ES module and as CommonJS, and run.
import { type Measure, type NpsResult, nps } from "customer-kpis";
import { type ChartSpec, distributionChart } from "customer-kpis/charts";
import { orderSchema, validate } from "customer-kpis/schema";

const result: NpsResult = nps([10, 9, 8, 3]);
const measure: Measure<number, NpsResult> = nps();
if (result.value !== 25 || measure.finish(measure.init()).value !== null) {
  throw new Error(`nps does not answer as it should: ${JSON.stringify(result)}`);
}

const chart: ChartSpec = distributionChart(result.distribution, { bands: "nps" });
if (chart.data.values[10]?.["count"] !== 1) {
  throw new Error(`distributionChart does not draw as it should: ${JSON.stringify(chart)}`);
}

const rows = [{ customerId: "ann", at: "2026-03-01", amount: "12.5" }, { customerId: "bob" }];
const { records, rejected } = validate(orderSchema, rows);
const amounts: number[] = records.map((order) => order.amount);
if (amounts[0] !== 12.5 || rejected.length !== 1) {
  throw new Error(`validate does not answer as it should: ${JSON.stringify(rejected)}`);
}
