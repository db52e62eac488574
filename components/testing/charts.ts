import { type AddonFacts, catalogue } from "../addons";
import { type CrdKind, cniCharts } from "../charts";

/** The CustomResourceDefinitions that a chart of the catalogue, or of a CNI, brings, for a rehearsal without the chart itself. */
export function chartCrds(chartName: string): readonly CrdKind[] {
  const ofCnis = cniCharts.filter(({ chart }) => chart.name === chartName).flatMap(({ kinds }) => kinds);
  return [...catalogue.flatMap(({ facts }) => crdsOf(facts, chartName)), ...ofCnis];
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
