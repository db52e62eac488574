export { azure } from "./rehearsed-azure";
