export { answerOf, type CloudAnswer, previewOfCreation, previewOfUpdate, withAutoname } from "./answer";
export { awsProvider, stackContents } from "./aws";
export { azureProvider, propagationMilliseconds, unversioned } from "./azure";
export type { Cloud, ClusterTypes } from "./cloud";
export type {
  AccountView,
  CloudCall,
  CloudFault,
  CloudLoadBalancer,
  CloudNode,
  CloudPlace,
  CloudQuestion,
  CloudResource,
  CloudType,
  CloudTypes,
  IdentifiedQuestion,
} from "./contract";
export { type ApiServer, byToken } from "./contract";
export { isDataStore, storeReplacements } from "./data-stores";
export { cloudOf, cloudSimulation, cloudSimulationOf, clouds, factsOf, replacementsOf } from "./facts";
export { gcpProvider, regionOfLocation } from "./gcp";
export { digest, uuid } from "./ids";
export { kindOfType } from "./kind";
export { claimSizes, isLess, isZonal } from "./kubernetes";
export { type Fact, type Models, modelObjections, type TypeModel, typeModelOf } from "./models";
export { nameList } from "./name-list";
export type { CheckFailure } from "./property-checks";
export { type CloudProvider, checkFailures, refusalOf } from "./provider";
export { type Judged, type Replacement, rows, type Way } from "./replacement";
export type { ShownType, Subject } from "./shown";
export { updateRefusals } from "./update-refusal";
export { isEverybody } from "./whole-internet";
