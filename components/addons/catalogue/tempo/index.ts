export { type TempoOptions, tempo } from "./tempo";
