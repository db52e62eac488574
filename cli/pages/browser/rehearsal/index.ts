export { RehearsalView } from "./view";
