import { awsSources } from "./aws";
import { azureSources } from "./azure";
import { gcpSources } from "./gcp";

export { awsPrice } from "./aws";
export { awsMachine } from "./aws-machines";
export { azureDisk, azureMachine, azurePrice } from "./azure";
export { gcpDisk, gcpForwardingRules, gcpMachine, gcpPrice } from "./gcp";

/** Where all prices are from. */
export const priceSources = [...awsSources, ...gcpSources, ...azureSources];
