export { accessEntry } from "./access-entry";
export { accessPolicyAssociation } from "./access-policy-association";
export { addon } from "./addon";
export { cluster } from "./cluster";
export { identityProviderConfig } from "./identity-provider-config";
export { nodeGroup } from "./node-group";
export { podIdentityAssociation } from "./pod-identity-association";
