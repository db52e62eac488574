export { type HeadClass, type HeadLine, headClasses, headTitles } from "./contract";
export type { Grant } from "./grant";
export { headLines } from "./head";
export { grantsIn } from "./permissions";
export { allowanceOf, failing, failingClasses, failures } from "./verdict";
