export { absentSecrets, withSecrets } from "./absent-secrets";
export type { Awaited } from "./awaited";
export { prepareBackend, prepareFolders, prepareReferredStacks } from "./backend";
export { authoritiesFile, pluginVariables, runEnvironment, runFolders, withoutCredentials } from "./environment";
export { type Changes, type ChangingStep, cancelledWait, changedNothing, noChanges } from "./events";
export {
  type Engine,
  type Lookout,
  type Operation,
  type OperationRequest,
  type OperationResult,
  runOperation,
  secondsSince,
} from "./operation";
export type { OperationProgress, Timing } from "./operation-record";
export { type PassphraseEncrypter, passphraseEncrypter } from "./passphrase";
export { type ClusterEdit, clusterOf, editCluster, stackCopy } from "./stack-copy";
export { readState, type StateResource, unprotectState } from "./state";
export { kindAndName, resourceOf, shortName, stackType, typeOf } from "./urn";
