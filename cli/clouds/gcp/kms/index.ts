export { cryptoKey } from "./crypto-key";
export { cryptoKeyIamMember } from "./crypto-key-iam-member";
export { keyRing } from "./key-ring";
export { keyRingIamMember } from "./key-ring-iam-member";
