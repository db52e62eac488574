export type { Fact, Models, TypeModel } from "./contract";
export { type ModelObjection, modelObjections, typeModelOf } from "./judge";
