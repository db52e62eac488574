export { type HeadClass, type HeadLine, headClasses, headTitles } from "./contract";
export { headLines } from "./head";
export { allowanceOf, failing, failingClasses, failures } from "./verdict";
