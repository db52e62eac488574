export { allowanceLines } from "./allowances";
export { shownConditions } from "./conditions";
export { type HeadClass, type HeadLine, headClasses, headTitles } from "./contract";
export type { Grant } from "./grant";
export { headLines } from "./head";
export { names } from "./names";
export { grantsIn } from "./permissions";
export { allowanceOf, failing, failingClasses, failures, marked } from "./verdict";
