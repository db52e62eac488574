export { kubernetesFacts } from "./facts";
