export { aws } from "./cloud";
