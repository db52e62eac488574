import { byToken, type TypeFacts } from "../contract";
import { managementLockByScope, roleAssignment } from "./authorization";
import type { AzureType } from "./azure-type";
import { diskEncryptionSet } from "./compute";
import { agentPool, maintenanceConfiguration, managedCluster } from "./containerservice";
import { key, vault } from "./keyvault";
import { federatedIdentityCredential, userAssignedIdentity } from "./managedidentity";
import { dataCollectionRule, dataCollectionRuleAssociation, diagnosticSetting } from "./monitor";
import {
  flowLog,
  natGateway,
  networkSecurityGroup,
  privateEndpoint,
  publicIpAddress,
  publicIpPrefix,
  routeTable,
  securityRule,
  subnet,
  virtualNetwork,
  virtualNetworkPeering,
} from "./network";
import { workspace } from "./operationalinsights";
import { privateZone, virtualNetworkLink } from "./privatedns";
import { resourceGroup } from "./resources";
import { firewallRules } from "./sql";
import { blobContainer, blobServiceProperties, managementPolicy, storageAccount } from "./storage";

/** The types of Azure that are simulated, by token. */
export const azureTypes = byToken<AzureType>([
  agentPool,
  blobContainer,
  blobServiceProperties,
  dataCollectionRule,
  dataCollectionRuleAssociation,
  diagnosticSetting,
  diskEncryptionSet,
  federatedIdentityCredential,
  flowLog,
  key,
  maintenanceConfiguration,
  managedCluster,
  managementLockByScope,
  managementPolicy,
  natGateway,
  networkSecurityGroup,
  privateZone,
  publicIpAddress,
  resourceGroup,
  roleAssignment,
  routeTable,
  storageAccount,
  subnet,
  userAssignedIdentity,
  vault,
  virtualNetwork,
  virtualNetworkLink,
  virtualNetworkPeering,
  workspace,
]);

/** Every known type of Azure, simulated or not, by token. */
export const azureFacts = {
  ...azureTypes,
  ...byToken<TypeFacts>([
    privateEndpoint,
    publicIpPrefix,
    securityRule,
    ...firewallRules,
    { token: "pulumi:providers:azure-native", replacedBy: [] },
  ]),
};
