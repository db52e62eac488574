export { declaredIn, isDeclared } from "./declared";
export { holdsMark, maskedPlans } from "./masked-plans";
export { mapTexts } from "./texts";
