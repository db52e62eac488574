export { componentGraph } from "./component-graph";
export { PlanView } from "./view";
