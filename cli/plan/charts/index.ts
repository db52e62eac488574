export { type Insides, insides, renderedCharts } from "./insides";
export { capabilitiesOfPlan, releasesOf } from "./releases";
export { chartRenderer, type Rendered, type RenderRelease } from "./renderer";
