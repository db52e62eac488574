export { ArrowTips, Drawing } from "./drawing";
export { Graph } from "./graph";
export { layoutOf } from "./layout";
export { openAtFirst, plainEdges, visibleGraph } from "./visible";
