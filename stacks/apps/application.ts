import type { Tenant } from "../../components";

/** Where an application runs. */
interface ApplicationPlace {
  /** The tenant of the application. `tenant.platform` has the domain, the tier and the cluster. */
  readonly tenant: Tenant;
  /** Key of the platform's certificate issuer for `expose`. @default none: the cloud issues the certificates */
  readonly issuer?: string | undefined;
}

/** Runs an application in a tenant, and returns its outputs. The stack adds them to its own outputs. */
export type Application = (place: ApplicationPlace) => Readonly<Record<string, unknown>>;
