export { workspace } from "./workspace";
