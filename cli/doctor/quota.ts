import { type Fields, items, text } from "../values";
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

/** Compares quotas with their use, as far as one call of the cloud's own tool tells. */
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
  const vcpus = notChecked(
    "vCPUs",
    "AWS counts vCPUs by family; compare the pools' maximum with the quota",
    `aws service-quotas list-service-quotas --service-code ec2 --region ${region}`,
  );
  return [...(await addresses(run, region)), vcpus];
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

function judged(answer: Answer, read: (answer: unknown) => readonly Usage[]): Check[] {
  if (answer.kind !== "answered") {
    return [notChecked("quotas", answer.kind === "failed" ? answer.reason : "the cloud's tool is not on PATH")];
  }
  const usages = read(jsonOf(answer.stdout)).filter(({ limit, used }) => limit > 0 && !Number.isNaN(used));
  if (usages.length === 0) {
    return [notChecked("quotas", "the answer names none")];
  }
  const full = usages.filter(({ limit, used }) => used / limit >= nearly);
  return full.length === 0
    ? [
        {
          area: "quota",
          state: "pass",
          subject: "quotas",
          message: `${usages.length} looked at, none above ${nearly * 100}%`,
        },
      ]
    : full.map(({ limit, name, used }) => ({
        area: "quota",
        state: used >= limit ? "fail" : "warn",
        subject: name,
        message: `${used} of ${limit} are in use`,
        fix: "ask the cloud for more before up; an answer can take days",
      }));
}

function notChecked(subject: string, message: string, fix?: string): Check {
  return { area: "quota", state: "not checked", subject, message, ...(fix === undefined ? {} : { fix }) };
}
