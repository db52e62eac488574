import { type AddonFacts, type CrdKind, catalogue } from "../addons";

/** The CustomResourceDefinitions that a chart of the catalogue brings, for a rehearsal without the chart itself. */
export function chartCrds(chartName: string): readonly CrdKind[] {
  return catalogue.flatMap(({ facts }) => crdsOf(facts, chartName));
}

function crdsOf({ chart, crds }: AddonFacts, chartName: string): readonly CrdKind[] {
  switch (crds.how) {
    case "templated":
    case "folder":
      return chart.name === chartName ? crds.kinds : [];
    case "companion":
      return crds.chart.name === chartName ? crds.kinds : [];
    case "none":
    case "skipped":
      return [];
  }
}
