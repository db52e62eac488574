export { requireLanguage } from "./language";
export { type Site, type Subject, startSite, toolsFor } from "./site";
