import { type Fields, fields, items } from "../../cli/values";
import { parseQuantity } from "../../components/quantity";
import type { RegisteredResource } from "../../components/testing";

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const service = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const part = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
const labelKey = new RegExp(`^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?${part}$`);
const labelValue = new RegExp(`^(${part})?$`);
const portName = /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** How long a name may be, and of what: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function isName(kind: string, name: string): boolean {
  const bounded: Readonly<Record<string, RegExp>> = { Service: service, Namespace: dnsLabel };
  const longest: Readonly<Record<string, number>> = { CronJob: 52, Job: 63, StatefulSet: 63 };
  return (bounded[kind] ?? subdomain).test(name) && name.length <= (longest[kind] ?? 253);
}

/** What the API server would refuse of an object's names, labels, quantities, ports and selectors; nothing where it is fine. */
export function brokenRules({ inputs, name: resource }: RegisteredResource): string[] {
  const kind = String(inputs.kind);
  const { name = resource } = (inputs.metadata ?? {}) as { readonly name?: string };
  const broken = [...(isName(kind, name) ? [] : [`name ${name}`]), ...visit(inputs, "", ruleOf)];
  return [...broken, ...selectorProblems(inputs), ...portProblems(inputs)].map((what) => `${kind} ${name}: ${what}`);
}

/** The rule that a value breaks, by the key under which it stands. */
function ruleOf(key: string, value: unknown): string | undefined {
  if (["labels", "matchLabels"].includes(key)) {
    return Object.entries(value as Record<string, string>).find(
      ([label, given]) => !labelKey.test(label) || !labelValue.test(given),
    )?.[0];
  }
  if (["requests", "limits", "hard", "sizeLimit"].includes(key) && !Array.isArray(value)) {
    return Object.values(typeof value === "string" ? { value } : (value as object)).find(
      (quantity) => parseQuantity(String(quantity)) === undefined,
    ) as string | undefined;
  }
  const isPort = ["port", "targetPort", "containerPort"].includes(key) && typeof value === "number";
  return isPort && !(Number.isInteger(value) && value > 0 && value < 65536) ? String(value) : undefined;
}

function visit(value: unknown, path: string, rule: (key: string, value: unknown) => string | undefined): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => visit(item, path, rule));
  }
  return Object.entries(fields(value)).flatMap(([key, inner]) => {
    const broken = rule(key, inner);
    return [...(broken === undefined ? [] : [`${path}.${key}: ${broken}`]), ...visit(inner, `${path}.${key}`, rule)];
  });
}

/** A controller's selector has to find the pods that it makes. */
function selectorProblems({ spec }: Fields): string[] {
  const { selector, template } = fields(spec);
  const wanted = Object.entries(fields(fields(selector).matchLabels));
  const labels = fields(fields(fields(template).metadata).labels);
  const lost = wanted.filter(([key, value]) => template !== undefined && labels[key] !== value);
  return lost.map(([key]) => `selector ${key}`);
}

/** Names and numbers of ports are each once; a container's name is an IANA service's, and so is a Service's here. */
function portProblems({ kind, spec }: Fields): string[] {
  const pod = fields(fields(fields(spec).template).spec);
  const ports =
    kind === "Service"
      ? items(fields(spec).ports)
      : [...items(pod.containers), ...items(pod.initContainers)].flatMap((container) => items(container.ports));
  const names = ports.map(({ name }) => String(name));
  const numbers = ports.map(
    ({ containerPort, port, protocol }) => `${String(port ?? containerPort)}/${String(protocol)}`,
  );
  return [
    ...names.filter((name) => !portName.test(name)).map((name) => `port name ${name}`),
    ...[...names, ...numbers].filter((one, index, all) => all.indexOf(one) !== index).map((one) => `port ${one} twice`),
  ];
}
