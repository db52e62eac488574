export { type Insides, insides, renderedCharts } from "./insides";
export { chartRenderer, type Rendered, type RenderRelease } from "./renderer";
