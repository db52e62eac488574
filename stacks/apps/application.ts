import type { Tenant } from "../../components";

/** The place in which an application runs. */
interface ApplicationPlace {
  /** Its home. From `tenant.platform` you reach the domain, the tier and the cluster. */
  readonly tenant: Tenant;
  /** Key of the platform's certificate issuer for `expose`. @default none, because the cloud issues the certificates */
  readonly issuer?: string | undefined;
}

/** Runs an application in a tenant, and returns the outputs that it adds to the stack's. */
export type Application = (place: ApplicationPlace) => Readonly<Record<string, unknown>>;
