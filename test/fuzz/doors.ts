import * as core from "customer-kpis";
import * as charts from "customer-kpis/charts";
import * as schema from "customer-kpis/schema";
import * as sources from "customer-kpis/sources";
import * as sql from "customer-kpis/sql";

/** Every door, with all that can be called. */
export const DOORS = {
  "customer-kpis": core,
  "customer-kpis/charts": charts,
  "customer-kpis/schema": schema,
  "customer-kpis/sources": sources,
  "customer-kpis/sql": sql,
} as const;
