import { aks } from "./aks";
import type { AzureTypes } from "./azure-type";
import { groups } from "./groups";
import { identity } from "./identity";
import { monitoring } from "./monitoring";
import { network } from "./network";
import { security } from "./security";

/** Every type of Azure that the simulation knows, by Pulumi's token. */
export const azureTypes: AzureTypes = { ...groups, ...network, ...aks, ...identity, ...security, ...monitoring };
