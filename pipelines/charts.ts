import { catalogue } from "../components/addons";
import { cniCharts } from "../components/charts";

/** Where a chart comes from. */
interface ChartPin {
  readonly repository: string;
  readonly name: string;
  readonly version: string;
}

/** Returns the pins of all charts: those of the add-ons, of their CRDs and of the CNIs. */
export function chartPins(): ChartPin[] {
  const ofAddons = catalogue.flatMap(({ facts: { chart, crds } }) => [
    chart,
    ...(crds.how === "companion" ? [crds.chart] : []),
  ]);
  return [...ofAddons, ...cniCharts.map(({ chart }) => chart)];
}

if (require.main === module) {
  process.stdout.write(
    chartPins()
      .map(({ repository, name, version }) => `${repository} ${name} ${version}\n`)
      .join(""),
  );
}
