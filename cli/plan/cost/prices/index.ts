import { awsSources } from "./aws";
import { azureSources } from "./azure";
import { gcpSources } from "./gcp";

export { awsMachine, awsPrice } from "./aws";
export { azureMachine, azurePrice } from "./azure";
export { gcpDisk, gcpMachine, gcpPrice } from "./gcp";

/** Where all prices are from. */
export const priceSources = [...awsSources, ...gcpSources, ...azureSources];
