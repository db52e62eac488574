import { simulatedFrom } from "../from-tables";
import { aks } from "./aks";
import type { AzureType } from "./azure-type";
import { groups } from "./groups";
import { identity } from "./identity";
import { monitoring } from "./monitoring";
import { network } from "./network";
import { azureChecks, tables } from "./rules";
import { security } from "./security";

/** Every type of Azure that the simulation knows, by Pulumi's token. */
export const azureTypes = simulatedFrom<AzureType>({
  simulated: { ...groups, ...network, ...aks, ...identity, ...security, ...monitoring },
  checks: azureChecks,
  rules: tables,
});
