export type { Dated } from "../cells/recordFields";
