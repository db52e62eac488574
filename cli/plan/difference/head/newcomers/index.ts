export { exposureLines } from "./exposures";
export { newcomerLines } from "./newcomers";
