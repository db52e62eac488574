export { openings } from "./openings";
export { findings } from "./warnings";
