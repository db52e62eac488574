export type { Fact, Models, TypeModel } from "./contract";
export { modelObjections, typeModelOf } from "./judge";
