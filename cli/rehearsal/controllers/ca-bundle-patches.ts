import type { JsonObject, KubernetesObject } from "../kubernetes";

/** How the API server reaches a webhook or an extension API server. */
type ClientConfig = { readonly service?: JsonObject | null; readonly caBundle?: string };

/** The fields of a webhook configuration, a CustomResourceDefinition or an APIService that hold certificates. */
export interface Trusting extends KubernetesObject {
  readonly webhooks?: { readonly name: string; readonly clientConfig: ClientConfig }[];
  readonly spec?: ClientConfig & {
    readonly insecureSkipTLSVerify?: boolean;
    readonly conversion?: { readonly webhook?: { readonly clientConfig?: ClientConfig } };
  };
}

/** One operation of a JSON patch. */
export interface PatchOperation {
  readonly op: "add" | "test";
  readonly path: string;
  readonly value: unknown;
}

/** Adds the rehearsal's authority to a bundle; keeps the owner's certificates. */
export function withAuthority(existing: string | undefined, authority: string): string {
  const present = Buffer.from(existing ?? "", "base64").toString("utf8");
  const kept = present.includes("-----BEGIN CERTIFICATE-----") ? `${present.trimEnd()}\n` : "";
  return Buffer.from(`${kept}${authority}`).toString("base64");
}

function trusts(existing: string | undefined, authority: string): boolean {
  return Buffer.from(existing ?? "", "base64")
    .toString("utf8")
    .includes(authority.trim());
}

function patchOf(path: string, config: ClientConfig | undefined, authority: string): PatchOperation[] {
  if (config?.service === undefined || config.service === null || trusts(config.caBundle, authority)) {
    return [];
  }
  return [{ op: "add", path: `${path}/caBundle`, value: withAuthority(config.caBundle, authority) }];
}

/** Adds the authority to the webhooks of a configuration that name a Service. */
export function webhookPatch({ webhooks = [] }: Trusting, authority: string): PatchOperation[] {
  return webhooks.flatMap(({ name, clientConfig }, index) => {
    const patch = patchOf(`/webhooks/${index}/clientConfig`, clientConfig, authority);
    return patch.length === 0 ? [] : [{ op: "test", path: `/webhooks/${index}/name`, value: name }, ...patch];
  });
}

/** Adds the authority to the conversion webhook of a definition. */
export function definitionPatch({ spec }: Trusting, authority: string): PatchOperation[] {
  return patchOf("/spec/conversion/webhook/clientConfig", spec?.conversion?.webhook?.clientConfig, authority);
}

/** Adds the authority to an aggregated API, unless it skips verification. */
export function aggregatedApiPatch({ spec }: Trusting, authority: string): PatchOperation[] {
  return spec?.insecureSkipTLSVerify === true ? [] : patchOf("/spec", spec, authority);
}
