import { readFileSync } from "node:fs";
import path from "node:path";
import { type ChartValues, chartName, type KnownMap, unknownValues } from "../../cli/charts";
import { text } from "../../cli/values";
import type { ProgramRun } from "../../components/testing";
import { releaseType } from "./programs";

/** Where `keelson charts index` wrote what charts know. */
const folder = "tests/addons/chart-values";

/** Maps of which charts render every key, although their defaults are not empty. */
const rendered: Readonly<Record<string, readonly (readonly string[])[]>> = {
  /* Into the ConfigMaps argocd-cm and argocd-cmd-params-cm. */
  "argo-cd": [
    ["configs", "cm"],
    ["configs", "params"],
  ],
  /* `values.yaml` shows its rules in a comment at the first column. */
  "fluent-bit": [["prometheusRule"]],
  /* Into Grafana's own file. */
  "kube-prometheus-stack": [["grafana", "grafana.ini"]],
  /* Into Loki's own file. */
  loki: [["loki", "limits_config"]],
  /* Into the spec of the Installation. */
  "tigera-operator": [["installation"]],
  /* Into the Service. */
  traefik: [["service", "spec"]],
};

/** Lists the values of a program's releases that their charts would ignore, as `chart: path: what is wrong`. */
export function ignoredValues(run: ProgramRun): string[] {
  return run.ofType(releaseType).flatMap(({ inputs }) => {
    const name = chartName(text(inputs, "chart") ?? "");
    return unknownValues(inputs.values, knownOf(name, text(inputs, "version") ?? "")).map((line) => `${name}: ${line}`);
  });
}

function knownOf(name: string, version: string): KnownMap {
  const known = JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8")) as ChartValues;
  if (known.version !== version) {
    throw new Error(
      `${folder}/${name}.json is about ${known.version}, the program pins ${version}; run keelson charts index <folder> --into ${folder} ${name}@${version}`,
    );
  }
  return (rendered[name] ?? []).reduce((all, open) => replaceAt(all, open), known.values);
}

/** Lets every key be below a path. */
function replaceAt(known: KnownMap, [key = "", ...rest]: readonly string[]): KnownMap {
  const below = known[key];
  return { ...known, [key]: rest.length === 0 || typeof below === "string" ? "any" : replaceAt(below ?? {}, rest) };
}
