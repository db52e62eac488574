export { keda } from "./keda";
export type { KedaOptions } from "./options";
