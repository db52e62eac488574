export { rehearsalPage } from "./page";
