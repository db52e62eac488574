import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Chart, checkReference } from "../charts";
import { matches } from "../checks";
import { expected, type Problem } from "../problems";

/** Lists the mistakes in a chart. */
export function checkChart(chart: Chart | string): Problem[] {
  if (typeof chart === "string") {
    return checkFolder(
      "chart",
      chart,
      ["Chart.yaml"],
      "for a chart in a repository, write { repository, name, version }",
    );
  }
  return checkReference("chart", chart);
}

/**
 * Lists the mistakes in a folder of the project.
 *
 * @param files file names; the folder must contain at least one of them
 */
export function checkFolder(path: string, folder: string, files: readonly string[], otherwise: string): Problem[] {
  const form = matches(path, folder, /^\.{1,2}\//, 'a path of a folder that begins with "./" or "../"', otherwise);
  if (form.length > 0 || files.some((file) => existsSync(join(folder, file)))) {
    return form;
  }
  return [expected(path, `a folder with a ${files[0] ?? ""}`, folder, "the path is relative to the project's folder")];
}
