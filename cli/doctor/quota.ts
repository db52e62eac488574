import { at, type Fields, items, number, text } from "../values";
import type { Check } from "./check";
import { type Answer, jsonOf, type RunTool } from "./run-tool";

/** A quota and its use. */
interface Usage {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
}

/** From this share on, a quota is nearly used up. */
const nearly = 0.8;

/** Compares quotas with their use, if one call of the cloud's own tool shows both. */
export async function checkQuotas(
  run: RunTool,
  clouds: readonly string[],
  cluster: Fields | undefined,
): Promise<Check[]> {
  const region = text(cluster, "region") ?? text(cluster, "location");
  if (region === undefined || clouds.length === 0) {
    return [notChecked("quotas", "the stack's file names no region of a cloud")];
  }
  const [cloud] = clouds;
  if (cloud === "gcp") {
    const project = text(cluster, "projectId");
    const args = [
      "compute",
      "regions",
      "describe",
      region,
      "--format=json",
      ...(project ? ["--project", project] : []),
    ];
    return judged(await run("gcloud", args), googleUsage);
  }
  if (cloud === "azure") {
    return judged(await run("az", ["vm", "list-usage", "--location", region, "--output", "json"]), azureUsage);
  }
  return [...(await addresses(run, region)), ...(await standardVcpus(run, region))];
}

/**
 * The quotas of vCPUs for instances of the families A, C, D, H, I, M, R, T and Z, by Service Quotas' codes; those that most pools use.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
const vcpuQuotas = [
  { code: "L-1216C47A", name: "vCPUs of standard on-demand instances", isSpot: false },
  { code: "L-34B43A08", name: "vCPUs of standard spot instances", isSpot: true },
] as const;

/** One letter and a generation, or `im4gn` and `is4gen`. Separate quotas apply to other families, such as `inf2`, `hpc7a` and `trn1`. */
const standardType = /^(?:[acdhimrtz]|im|is)\d/;

async function standardVcpus(run: RunTool, region: string): Promise<Check[]> {
  const place = ["--region", region, "--output", "json"];
  const states = "Name=instance-state-name,Values=pending,running";
  const machines = await run("aws", ["ec2", "describe-instances", "--filters", states, ...place]);
  const checks: Check[] = [];
  for (const { code, isSpot, name } of vcpuQuotas) {
    const names = ["--service-code", "ec2", "--quota-code", code];
    const quota = await run("aws", ["service-quotas", "get-service-quota", ...names, ...place]);
    const read = (answer: unknown) => [usage(name, usedVcpus(machines, isSpot), number(answer, "Quota", "Value"))];
    checks.push(...judged(quota, read, name));
  }
  return checks;
}

/** Counts the vCPUs of an account's instances; NaN if the cloud did not list them. */
function usedVcpus(machines: Answer, isSpot: boolean): number {
  if (machines.kind !== "answered") {
    return Number.NaN;
  }
  return items(jsonOf(machines.stdout), "Reservations")
    .flatMap((reservation) => items(reservation, "Instances"))
    .filter((machine) => standardType.test(text(machine, "InstanceType") ?? ""))
    .filter((machine) => (text(machine, "InstanceLifecycle") === "spot") === isSpot)
    .map(
      (machine) => Number(at(machine, "CpuOptions", "CoreCount")) * Number(at(machine, "CpuOptions", "ThreadsPerCore")),
    )
    .reduce((sum, vcpus) => sum + vcpus, 0);
}

/** AWS allows few Elastic IPs, and every NAT gateway needs one. */
async function addresses(run: RunTool, region: string): Promise<Check[]> {
  const place = ["--region", region, "--output", "json"];
  const limit = await run("aws", [
    "ec2",
    "describe-account-attributes",
    "--attribute-names",
    "vpc-max-elastic-ips",
    ...place,
  ]);
  const used = await run("aws", ["ec2", "describe-addresses", ...place]);
  return judged(limit, (answer) => {
    const [attribute] = items(answer, "AccountAttributes");
    const value = Number(text(items(attribute, "AttributeValues")[0], "AttributeValue"));
    const count = used.kind === "answered" ? items(jsonOf(used.stdout), "Addresses").length : Number.NaN;
    return Number.isNaN(value + count) ? [] : [{ name: "Elastic IPs", used: count, limit: value }];
  });
}

function googleUsage(answer: unknown): Usage[] {
  return items(answer, "quotas").map((quota) => usage(text(quota, "metric"), quota.usage, quota.limit));
}

/** Azure writes numbers as texts. */
function azureUsage(answer: unknown): Usage[] {
  return items({ rows: answer }, "rows").map((row) =>
    usage(text(row, "localName") ?? text(row, "name", "value"), row.currentValue, row.limit),
  );
}

function usage(name: string | undefined, used: unknown, limit: unknown): Usage {
  return { name: name ?? "quota", used: Number(used), limit: Number(limit) };
}

function judged(answer: Answer, read: (answer: unknown) => readonly Usage[], subject = "quotas"): Check[] {
  if (answer.kind !== "answered") {
    return [notChecked(subject, answer.kind === "failed" ? answer.reason : "the cloud's tool is not on PATH")];
  }
  const usages = read(jsonOf(answer.stdout)).filter(({ limit, used }) => limit > 0 && !Number.isNaN(used));
  if (usages.length === 0) {
    return [notChecked(subject, "the cloud's answer names no quota")];
  }
  const full = usages.filter(({ limit, used }) => used / limit >= nearly);
  return full.length === 0
    ? [
        {
          area: "quota",
          state: "pass",
          subject,
          message: `${usages.length} checked, and none is used above ${nearly * 100}%`,
        },
      ]
    : full.map(({ limit, name, used }) => ({
        area: "quota",
        state: used >= limit ? "fail" : "warn",
        subject: name,
        message: `${used} of ${limit} are in use`,
        fix: "request a higher quota before pulumi up; approval can take days",
      }));
}

function notChecked(subject: string, message: string, fix?: string): Check {
  return { area: "quota", state: "not checked", subject, message, ...(fix === undefined ? {} : { fix }) };
}
