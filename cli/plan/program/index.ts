export { forgetAmbientConfiguration, printingToStandardError } from "./environment";
export { placeholderServer } from "./placeholder-kubeconfig";
export { type Plan, plan } from "./plan";
export { refusal } from "./refusal";
