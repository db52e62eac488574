export { startLanguageHost } from "./server";
