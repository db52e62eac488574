export { type ApplicationSync, applicationSync } from "./sync";
