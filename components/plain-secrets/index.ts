export { maskSecrets, type TextPlace } from "./mask";
export { notSecret } from "./not-secret";
export { namesSecret } from "./patterns";
export {
  checkPlainValue,
  checkText,
  checkWords,
  isNotSecret,
  type NotSecret,
  notSecretAnnotation,
  plainOf,
} from "./plain-secrets";
export { checkCredentials, checkPlainValues, withoutDeclarations } from "./plain-values";
