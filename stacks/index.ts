export { runStack, wirings } from "./wirings";
