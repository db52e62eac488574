export { type ExternalDnsOptions, externalDns } from "./external-dns";
