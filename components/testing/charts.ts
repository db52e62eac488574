import { type AddonFacts, type ChartOrders, catalogue, retirementOf } from "../addons";
import { type CrdKind, cniCharts } from "../charts";

/** Lists the names of all charts of the catalogue and the CNIs, including charts that contain only CRDs. */
export function chartNames(): readonly string[] {
  const ofCatalogue = catalogue.flatMap(({ facts: { chart, crds } }) =>
    crds.how === "companion" ? [chart.name, crds.chart.name] : [chart.name],
  );
  return [...new Set([...ofCatalogue, ...cniCharts.map(({ chart }) => chart.name)])];
}

/** Lists the CustomResourceDefinitions of a chart of the catalogue or of a CNI. Rehearsals without the chart use the list. */
export function chartCrds(chartName: string): readonly CrdKind[] {
  const ofCnis = cniCharts.filter(({ chart }) => chart.name === chartName).flatMap(({ kinds }) => kinds);
  return [...catalogue.flatMap(({ facts }) => crdsOf(facts, chartName)), ...ofCnis];
}

/** Returns when a chart of the catalogue was retired upstream, the consequence, and the replacement. Undefined if the chart is maintained. */
export function chartRetirement(chartName: string): string | undefined {
  const entry = catalogue.find(({ facts }) => facts.chart.name === chartName);
  return entry && retirementOf(entry.facts);
}

/** Returns what happens if you remove the add-on of a chart of the catalogue. Undefined for other charts. */
export function chartRemoval(chartName: string): string | undefined {
  return catalogue.find(({ facts }) => facts.chart.name === chartName)?.facts.whenRemoved;
}

/** Returns the purpose of a chart's add-on, in one line. Undefined for charts that are not add-ons of the catalogue. */
export function chartPurpose(chartName: string): string | undefined {
  return catalogue.find(({ facts }) => facts.chart.name === chartName)?.facts.summary;
}

/** Returns the cloud resources that a release of a chart of the catalogue requests. Undefined for other charts. */
export function chartOrders(chartName: string): ChartOrders | undefined {
  return catalogue.find(({ facts }) => facts.chart.name === chartName)?.facts.orders;
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
