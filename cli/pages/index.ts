export { pageAssets } from "./assets";
export { pageDocument } from "./document";
