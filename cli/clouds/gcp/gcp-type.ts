import type { CloudAccount, CloudCall, CloudResource, CloudType } from "../contract";

/** A resource that is in use. Google refuses to delete it and names the user. */
export interface Use {
  readonly id: string;
  readonly user: string;
}

/** How Google Cloud, and Pulumi's provider for it, answer for one type of resource. */
export interface GcpType extends CloudType {
  /** The provider's words before Google's own, by operation. @default `Error creating <label>: ` and the like */
  readonly saysBefore?: Readonly<Partial<Record<CloudCall["operation"], string>>>;
  /** How Google refuses a second resource with the same id. @default it does not */
  readonly unique?: (id: string, call: CloudCall, account: CloudAccount) => string;
  /** Whether the id stays taken after the resource is deleted. */
  readonly keepsId?: true;
  /** The resources that a resource of the type uses, and that Google therefore refuses to delete. @default none */
  readonly uses?: (resource: CloudResource, account: CloudAccount) => readonly Use[];
}
