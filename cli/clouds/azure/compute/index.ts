export { diskEncryptionSet } from "./disk-encryption-set";
