import { exactlyOne, matches, objectName } from "../../checks";
import { checkLabelKey } from "../../labels";
import { checkPlainValue } from "../../plain-secrets";
import { expected, isPlain, type Problem, quote } from "../../problems";
import type { ContainerArgs, EnvReference, KeyReference } from "./container-args";
import { isReference } from "./environment";

const references = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"];

const secretInstead =
  'put the value into a Secret (with "pulumi config set --secret") or an ExternalSecret, and spread the result of asEnv() into env';

/**
 * Fields of a pod that a variable can refer to:
 * https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
const podFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];
const keyedField = /^metadata\.(?:labels|annotations)\['([^']*)'\]$/;
const containerResource = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-\d+[KMG]i)$/;

/** Lists the mistakes in the variables of a container. */
export function checkEnvironment({ env = {}, envFrom = [] }: Pick<ContainerArgs, "env" | "envFrom">): Problem[] {
  return [
    ...Object.entries(env).flatMap(([name, value]) => [
      ...matches(
        "env",
        name,
        /^[A-Za-z_][A-Za-z0-9_.-]*$/,
        'a name of letters, digits, "_", "-" and "." that begins with a letter or "_"',
      ),
      ...checkLength(`env.${name}`, name, value),
      ...(isReference(value)
        ? checkReference(`env.${name}`, value)
        : checkPlainValue(`env.${name}`, name, value, secretInstead)),
    ]),
    ...envFrom.flatMap((source, index) => [
      ...exactlyOne(`envFrom[${index}]`, source, ["configMapRef", "secretRef"]),
      ...Object.entries(source).flatMap(([kind, name]) =>
        kind === "prefix" ? [] : objectName(`envFrom[${index}].${kind}`, name),
      ),
      ...matches(
        `envFrom[${index}].prefix`,
        source.prefix,
        /^([A-Za-z_][A-Za-z0-9_]*)?$/,
        'a prefix of letters, digits and "_" that does not begin with a digit',
      ),
    ]),
  ];
}

/** Linux does not start a program that has a longer variable: https://man7.org/linux/man-pages/man2/execve.2.html */
function checkLength(path: string, name: string, value: unknown): Problem[] {
  const most = 128 * 1024;
  const size = typeof value === "string" ? Buffer.byteLength(`${name}=${value}`) : 0;
  return size >= most
    ? [
        expected(
          path,
          `fewer than ${most} bytes for the name and the value together`,
          size,
          "mount the value as a file of a ConfigMap",
        ),
      ]
    : [];
}

function checkReference(path: string, reference: EnvReference): Problem[] {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef }: Partial<AllReferences> = reference;
  return [
    ...exactlyOne(path, reference, references),
    ...(fieldRef === undefined ? [] : checkField(`${path}.fieldRef`, fieldRef)),
    ...matches(
      `${path}.resourceFieldRef`,
      resourceFieldRef,
      containerResource,
      'a resource of the container such as "limits.memory" or "requests.cpu"',
    ),
    ...Object.entries({ configMapKeyRef, secretKeyRef }).flatMap(([kind, ref]) => [
      ...objectName(`${path}.${kind}.name`, ref?.name),
      ...matches(
        `${path}.${kind}.key`,
        ref?.key,
        /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/,
        "a key of a ConfigMap or Secret",
      ),
    ]),
  ];
}

/** A reference that the compiler has not checked: each kind may be present. */
interface AllReferences {
  readonly fieldRef: string;
  readonly resourceFieldRef: string;
  readonly configMapKeyRef: KeyReference;
  readonly secretKeyRef: KeyReference;
}

function checkField(path: string, field: string): Problem[] {
  const [, key] = keyedField.exec(field) ?? [];
  if (key !== undefined) {
    return checkLabelKey(path, key, []);
  }
  const fields = [...podFields, "metadata.labels['KEY']", "metadata.annotations['KEY']"].map(quote).join(", ");
  const isField = !isPlain<string>(field) || podFields.includes(field);
  return isField ? [] : [expected(path, `one of ${fields}`, field)];
}
