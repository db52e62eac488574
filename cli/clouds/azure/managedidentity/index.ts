export { federatedIdentityCredential } from "./federated-identity-credential";
export { userAssignedIdentity } from "./user-assigned-identity";
