export { officialKubernetesProvider } from "./kubernetes-provider";
export { requireLanguage } from "./language";
export { type Site, type Subject, startSite, toolsFor } from "./site";
