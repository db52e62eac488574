export { applyObject } from "./apply";
export { deleteObject, propagationOf } from "./deletion";
export { applyManaged, asOutputs, deleteManaged, isOnlyRead, readManaged, referenceById } from "./managed-object";
export { type EngineNaming, isAutonamed, withName } from "./naming";
export { isServerSide } from "./ownership";
export { patchOf } from "./patch";
export { PodSecurityError, refuseWeakPods } from "./pod-security";
export { presumedObject } from "./presumed-object";
