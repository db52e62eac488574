export { awsPrivatecaIssuer } from "./aws-privateca-issuer";
export type { AwsPrivateCa, AwsPrivatecaIssuerOptions } from "./options";
