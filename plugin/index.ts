export { components, type Offered } from "./components";
export { type Definitions, factsOf, inputShape } from "./shapes";
