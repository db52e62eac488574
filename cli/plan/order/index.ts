export { childrenByParent, trueDependencies } from "./dependencies";
export { type Edge, transitiveReduction } from "./transitive-reduction";
export { type Step, waveSummary } from "./wave-summary";
export { isMade, waves } from "./waves";
