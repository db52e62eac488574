export { AddonInstallation } from "./installation";
export { identityName } from "./release";
