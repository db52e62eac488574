export { schedule } from "./schedule";
