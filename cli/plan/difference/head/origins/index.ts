export { providerVersionLines } from "./provider-versions";
export { imagePublisher } from "./publishers";
export { sourceLines } from "./sources";
