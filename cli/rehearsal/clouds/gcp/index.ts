export { gcp } from "./cloud";
