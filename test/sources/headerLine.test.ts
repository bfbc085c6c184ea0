import {
  column,
  datasets,
  headerLine,
  recognize,
  source,
  surveymonkey,
  woocommerce,
} from "customer-kpis/sources";
import { expect, test } from "vitest";

test("where no line is the header, its columns are named, each by its first name", () => {
  const find = () => headerLine(["a,b"], surveymonkey.responses);
  expect(find).toThrow(
    'headerLine: no line is a header of surveymonkey.responses, which has the columns "Respondent ID", "Collector ID", "End Date"',
  );
  expect(find).toThrow(expect.objectContaining({ kpi: "headerLine", field: "lines" }));
  expect(() => headerLine(["a,b"], woocommerce.analytics)).toThrow(
    'which has the columns "Order #", "Date", "Status", "Customer type", "Net sales"',
  );
  expect(() => headerLine(["a,b"], datasets.telco)).toThrow(
    'which has the columns "customerID", "tenure", "Churn", "MonthlyCharges"',
  );
});

test("cells may be blank, quoted or hold the mark within quotes", () => {
  const header = '"",customerID,,"tenure","Monthly ""Charges""",MonthlyCharges,"Churn",';
  expect(headerLine(["", ",,,", header], datasets.telco)).toBe(3);
  const names = ['a,"b', "c;d"];
  const one = source({ name: "one", marks: names, fields: { a: column.key("a") } });
  expect(headerLine(['"a,""b","c;d"'], one)).toBe(1);
});

test("a field that is found by its wording is in no list of what is missing", () => {
  const recommend = column.orNull(column.answer("recommend"));
  const panel = source({
    name: "panel",
    marks: ["Date"],
    fields: { at: column.instant("Date"), recommend },
  });
  expect(recognize(["Date", "Q1"], [panel])[0]!.missing).toEqual([]);
});
