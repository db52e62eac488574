export type { Check } from "./check";
export { examine } from "./doctor";
export { doctorText } from "./text";
