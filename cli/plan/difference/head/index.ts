export { allowanceLines } from "./allowances";
export { type HeadClass, type HeadLine, headClasses, headTitles } from "./contract";
export { headLines } from "./head";
export { names } from "./names";
export type { Grant } from "./rights";
export { grantsIn, shownConditions } from "./rights";
export { allowanceOf, failing, failingClasses, failures, marked } from "./verdict";
