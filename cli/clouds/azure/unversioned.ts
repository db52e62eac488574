/**
 * Returns the token of a type or function without the version of Azure's API, which a program may choose by its import:
 * `azure-native:containerservice/v20230901:ManagedCluster`. Other tokens stay as they are.
 * https://www.pulumi.com/registry/packages/azure-native/version-guide/
 */
export function unversioned(token: string): string {
  return token.replace(/^(azure-native:[a-z0-9]+)\/v\d{8}[a-z]*:/, "$1:");
}
