export { planPage } from "./page";
