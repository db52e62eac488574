import { chartName } from "../../cli/charts";
import { text } from "../../cli/values";
import { type KnownMap, strayValues, valuesKnownBy } from "../../components/charts";
import type { ProgramRun } from "../../components/testing";
import { releaseType } from "./programs";

/** Where `keelson charts index` wrote what charts know. */
const folder = "components/charts/known-values";

/** Lists the values of a program's releases that their charts would ignore, as `chart: path: what is wrong`. */
export function ignoredValues(run: ProgramRun): string[] {
  return run.ofType(releaseType).flatMap(({ inputs }) => {
    const name = chartName(text(inputs, "chart") ?? "");
    const known = knownOf(name, text(inputs, "version") ?? "");
    return strayValues(inputs.values, known).map(({ path, message }) => `${name}: ${path.join(".")}: ${message}`);
  });
}

function knownOf(name: string, version: string): KnownMap {
  const known = valuesKnownBy(name);
  if (known?.version !== version) {
    throw new Error(
      `${folder}/${name}.json is about ${known?.version}, the program pins ${version}; run keelson charts index <folder> --into ${folder} ${name}@${version}`,
    );
  }
  return known.values;
}
