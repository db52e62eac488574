export type { TempoOptions } from "./options";
export { tempo } from "./tempo";
