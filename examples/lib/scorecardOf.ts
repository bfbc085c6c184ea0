import { report } from "../report/report";
import { checkFolder, readFindings } from "./findings";
import { readSettings } from "./settings";

/** The scorecard of the company whose CSV files are in a folder, as lines of text. */
export async function scorecardOf(folder: string, today: Date): Promise<string[]> {
  checkFolder(folder);
  const settings = readSettings(folder, today);
  return report(await readFindings(folder, settings), settings);
}
