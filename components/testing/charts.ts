import { type AddonFacts, type ChartOrders, catalogue, retirementOf } from "../addons";
import { type CrdKind, cniCharts } from "../charts";

/** Lists the names of all charts of the catalogue and the CNIs, including those that contain only CRDs. */
export function chartNames(): readonly string[] {
  const ofCatalogue = catalogue.flatMap(({ facts: { chart, crds } }) =>
    crds.how === "companion" ? [chart.name, crds.chart.name] : [chart.name],
  );
  return [...new Set([...ofCatalogue, ...cniCharts.map(({ chart }) => chart.name)])];
}

/** Lists the CustomResourceDefinitions of a catalogue's or a CNI's chart, for rehearsals without the chart. */
export function chartCrds(chartName: string): readonly CrdKind[] {
  const ofCnis = cniCharts.filter(({ chart }) => chart.name === chartName).flatMap(({ kinds }) => kinds);
  return [...catalogue.flatMap(({ facts }) => crdsOf(facts, chartName)), ...ofCnis];
}

/** Says when a catalogue's chart was retired upstream, the consequence and the replacement; undefined if it is maintained. */
export function chartRetirement(chartName: string): string | undefined {
  const entry = catalogue.find(({ facts }) => facts.chart.name === chartName);
  return entry && retirementOf(entry.facts);
}

/** Names the consequence of removing the add-on of a catalogue's chart; undefined for other charts. */
export function chartRemoval(chartName: string): string | undefined {
  return catalogue.find(({ facts }) => facts.chart.name === chartName)?.facts.whenRemoved;
}

/** Returns the purpose of the add-on of a chart, in one line; undefined for charts that are no add-ons of the catalogue. */
export function chartPurpose(chartName: string): string | undefined {
  return catalogue.find(({ facts }) => facts.chart.name === chartName)?.facts.summary;
}

/** Returns the cloud resources that the release of a catalogue's chart requests; undefined for other charts. */
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
