export { declaredIn, isDeclared } from "./declared";
export { holdsMark, marker, maskedPlans } from "./masked-plans";
export { mapTexts } from "./texts";
