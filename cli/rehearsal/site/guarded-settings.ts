import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Value } from "google-protobuf/google/protobuf/struct_pb";
import { confineKubeconfig, type JsonObject } from "../kubernetes";
import { type ProviderSettings, type RunCluster, readSettings } from "../kubernetes-provider";

/** The settings that choose a cluster, or files in place of one. */
const choices = ["kubeconfig", "context", "cluster", "renderYamlToDirectory"] as const;

/** How the official provider reads a setting; `args` repeat them. */
const variable = (setting: string) => `kubernetes:config:${setting}`;

/**
 * Connects a provider that is being configured to the run's cluster, with the login that its kubeconfig has for that cluster, if any. A
 * kubeconfig's path, or none, would be looked up on this machine, and a folder for manifests may be in the project.
 *
 * @throws Error for a kubeconfig that cannot be read, or whose login might call programs of this machine
 */
export function guardConfigure(
  message: Buffer,
  run: RunCluster,
  plugins: string,
): { readonly request: Buffer } & Pick<ProviderSettings, "rendersTo" | "replaced"> {
  const request = ConfigureRequest.deserializeBinary(message);
  const variables = request.getVariablesMap();
  const given: JsonObject = Object.fromEntries(choices.map((name) => [name, variables.get(variable(name)) ?? null]));
  const { context, kubeconfig, rendersTo, replaced } = readSettings(given, run);
  const confined = confineKubeconfig(kubeconfig, context, plugins);
  const args = request.getArgs()?.getFieldsMap();
  for (const name of choices) {
    variables.del(variable(name));
    args?.del(name);
  }
  variables.set(variable("kubeconfig"), confined);
  args?.set("kubeconfig", Value.fromJavaScript(confined));
  return { request: Buffer.from(request.serializeBinary()), rendersTo, replaced };
}
