export { storageAccount } from "./storage-account";
