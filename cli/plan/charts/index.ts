export { chartFailures, type Insides, insides } from "./insides";
export { chartRenderer, type Rendered, type RenderRelease } from "./renderer";
