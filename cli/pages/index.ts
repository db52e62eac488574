export { pageAssets } from "./assets";
export { embeddedJson, type PageAssets, pageDocument } from "./document";
