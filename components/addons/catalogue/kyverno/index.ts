export { kyverno } from "./kyverno";
export type { KyvernoAction, KyvernoOptions, KyvernoPolicy } from "./options";
