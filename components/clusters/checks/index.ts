export { checkEndpoint } from "./endpoint";
export { checkClusterName, checkPrincipalName } from "./names";
export { checkNodePool, checkRoomForAddons, checkSystemName, checkSystemPool } from "./node-pools";
export { checkApart, checkPrivateRange, checkRange, checkShare, checkWithin } from "./ranges";
export { checkRegion, hasRegion, type Regions } from "./regions";
export { checkClasses } from "./storage-classes";
export { checkTags, type TagLimits } from "./tags";
export { checkTimeOfDay } from "./time";
export { checkZones } from "./zones";
