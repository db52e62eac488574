export { officialKubernetesProvider } from "./kubernetes-provider";
export { requireLanguage } from "./language";
export { type Subject, toolsFor } from "./options";
export { type Site, startSite } from "./site";
