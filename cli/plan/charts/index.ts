export { type Insides, insides, renderedCharts } from "./insides";
export { capabilitiesOfPlan, releasesOf } from "./releases";
export { chartDirectory, chartRenderer, type Rendered, type RenderRelease } from "./renderer";
