import { readdir } from "node:fs/promises";
import path from "node:path";
import { chartCrds, chartNames } from "../../../components/testing";
import type { Project } from "../../project";
import { type ChartLedger, lastingDefinitions, writeOfficialCharts } from "../charts";

/**
 * Returns the value of `keelson:charts` for the official provider, which finds charts itself: a folder with all charts, by its path from
 * the project, as in a stack file.
 */
export async function chartsSetting(
  directory: string,
  ledger: ChartLedger,
  { charts: given, project }: { readonly charts?: string; readonly project: Project },
): Promise<string> {
  const folder = path.join(directory, "charts");
  const missing = await writeOfficialCharts({ directory: folder, given, names: chartNames(), kindsOf: chartCrds });
  missing.forEach((name) => ledger.missing.add(name));
  const charts = await readdir(folder);
  const lasting = await Promise.all(charts.map((name) => lastingDefinitions(path.join(folder, name))));
  lasting.flat().forEach((name) => ledger.keep(`CustomResourceDefinition ${name}`));
  const relative = path.relative(project.root, folder);
  return relative.startsWith(".") ? relative : `./${relative}`;
}
