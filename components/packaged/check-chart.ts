import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Chart } from "../charts";
import { matches } from "../checks";
import { expected, type Problem } from "../problems";

/** Lists the mistakes in a chart. A range would change the deployed version without a change in the program. */
export function checkChart(chart: Chart | string): Problem[] {
  if (typeof chart === "string") {
    return checkFolder("chart", chart, ["Chart.yaml"], "a chart of a repository is { repository, name, version }");
  }
  const { repository, name, version } = chart;
  const isOci = repository.startsWith("oci://");
  return [
    ...matches(
      "chart.repository",
      repository,
      /^(https|oci):\/\/\S+$/,
      'an address that begins with "https://" or "oci://"',
    ),
    ...matches("chart.name", name, /^[a-z0-9][-a-z0-9._]*$/, "the name of a chart"),
    ...matches(
      "chart.version",
      version,
      /^v?\d+\.\d+\.\d+([-+].+)?$/,
      'an exact version such as "1.2.3"',
      "ranges move",
    ),
    ...(isOci && !repository.endsWith(`/${name}`)
      ? [expected("chart.repository", `an address that ends in "/${name}"`, repository, "it names the chart itself")]
      : []),
  ];
}

/**
 * Lists the mistakes in a folder of the project.
 *
 * @param files of which it has one
 */
export function checkFolder(path: string, folder: string, files: readonly string[], otherwise: string): Problem[] {
  const form = matches(path, folder, /^\.{1,2}\//, 'a folder of the project that begins with "./" or "../"', otherwise);
  if (form.length > 0 || files.some((file) => existsSync(join(folder, file)))) {
    return form;
  }
  return [expected(path, `a folder with a ${files[0] ?? ""}`, folder, "paths start at the project's folder")];
}
