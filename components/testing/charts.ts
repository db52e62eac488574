import { type CrdKind, catalogue } from "../addons";

/** The CustomResourceDefinitions that a chart of the catalogue brings, for a rehearsal without the chart itself. */
export function chartCrds(chartName: string): readonly CrdKind[] {
  const entry = catalogue.find(({ facts }) => facts.chart.name === chartName);
  return entry?.facts.crds.how === "templated" ? entry.facts.crds.kinds : [];
}
