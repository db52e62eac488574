import { type Fields, fields, items, text, texts } from "../../values";
import type { KubernetesObject } from "../kubernetes";
import type { RealController } from "./definition";

/** How a controller runs. */
export interface Placement {
  readonly namespace: string;
  /** Its service account; undefined for the administrator. */
  readonly serviceAccount?: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Changes with everything that restarts a pod. */
  readonly uid: string;
}

/** Returns how a controller's ready Deployment runs it; undefined if there is none. */
export function placedBy(
  { args, image }: Pick<RealController, "args" | "image">,
  deployments: Iterable<KubernetesObject>,
): Placement | undefined {
  for (const deployment of deployments) {
    const pod = fields(deployment, "spec", "template", "spec");
    const container = items(pod, "containers").find((one) => runs(image, one));
    const isReady = Number(text(deployment, "status", "readyReplicas") ?? 0) > 0;
    if (container !== undefined && isReady && deployment.metadata.deletionTimestamp === undefined) {
      const { namespace = "", uid = "" } = deployment.metadata;
      return {
        namespace,
        serviceAccount: text(pod, "serviceAccountName") ?? "default",
        args: [...argumentsOf(container), ...args],
        environment: { ...environmentOf(container, namespace), POD_NAMESPACE: namespace },
        uid,
      };
    }
  }
  return undefined;
}

/** Returns how a controller runs if its chart is absent. */
export function placedAlone({
  args,
  withoutChart,
}: Required<Pick<RealController, "args" | "withoutChart">>): Placement {
  const { namespace } = withoutChart;
  return { namespace, args: [...withoutChart.args, ...args], environment: { POD_NAMESPACE: namespace }, uid: "" };
}

/** Names the account of a controller. */
export function accountOf({ namespace, serviceAccount }: Placement): string {
  return serviceAccount === undefined
    ? "administrator, because the add-on's chart is absent"
    : `service account ${namespace}/${serviceAccount}`;
}

/** Reports whether a container runs the controller of an image, which may have others, as subcommands. */
function runs(image: string, container: Fields): boolean {
  return imageName(text(container, "image") ?? "") === image && !/^[a-z]/.test(argumentsOf(container)[0] ?? "");
}

function argumentsOf(container: Fields): string[] {
  return [...texts(container, "command").slice(1), ...texts(container, "args")];
}

function imageName(image: string): string {
  const [name = ""] = (image.split("/").at(-1) ?? "").split(/[:@]/);
  return name;
}

/** Returns the variables that are known without a pod: plain ones, of which the API server drops empty values, and the namespace. */
function environmentOf(container: object, namespace: string): Record<string, string> {
  const known = items(container, "env").flatMap((variable) => {
    const isNamespace = text(variable, "valueFrom", "fieldRef", "fieldPath") === "metadata.namespace";
    const plain = variable.valueFrom === undefined ? (variable.value ?? "") : undefined;
    const value = isNamespace ? namespace : plain;
    return typeof variable.name === "string" && typeof value === "string" ? [[variable.name, value] as const] : [];
  });
  return Object.fromEntries(known);
}
