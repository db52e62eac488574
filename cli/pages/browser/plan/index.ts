export { componentGraph, orderEdges } from "./component-graph";
export { PlanView } from "./view";
