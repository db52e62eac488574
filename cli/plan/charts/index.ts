export { chartFailures, type Insides, insides } from "./insides";
export { capabilitiesOfPlan, releasesOf } from "./releases";
export { chartRenderer, type Rendered, type RenderRelease } from "./renderer";
