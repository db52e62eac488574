export { ArrowTips, Drawing } from "./drawing";
export { Graph } from "./graph";
export { layoutOf } from "./layout";
export { openAtFirst, visibleGraph } from "./visible";
