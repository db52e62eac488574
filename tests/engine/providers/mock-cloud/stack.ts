import * as path from "node:path";
import { configurationOf, connectProvider, errorsIn, startPlugin } from "../../../../cli/judges/terraform";
import { isMade, trueDependencies } from "../../../../cli/plan/order";
import { resolveTools } from "../../../../cli/toolchain";
import { awsServices } from "../../../../cli/toolchain/provider-cuts";
import { text } from "../../../../cli/values";
import type { RegisteredResource } from "../../../../components/testing";
import { runOwnStack } from "../../../support/programs";
import { type Deployed, Deployment, type Forgotten, type Place, simulated } from "./deployment";
import { eksOnMoto } from "./eks-on-moto";
import { startMoto } from "./moto";

/** A stack's resources on AWS, in the order that they wait for one another. */
export interface StackOnAws {
  readonly place: Place;
  readonly resources: readonly RegisteredResource[];
  /** For each URN, the URNs of the resources on AWS that must exist first. */
  readonly before: ReadonlyMap<string, readonly string[]>;
}

/** Runs a stack's program. Its ids are those of the simulated cloud, each of which is there once. */
export async function stackOnAws(stack: string): Promise<StackOnAws> {
  let place: Place = { accountId: "", region: "" };
  const create = (resource: Parameters<typeof simulated>[0]) => simulated(resource, place);
  const options = { preview: false, secrets: "plain", simulate: { resources: { "aws:": { create } } } } as const;
  const preview = await runOwnStack(stack);
  place = placeOf(preview.resources);
  const { resources } = await runOwnStack(stack, {}, options);
  const own = resources.filter((one) => one.type.startsWith("aws:") && isMade(one));
  return { place, resources: own, before: inside(own, trueDependencies(resources)) };
}

function placeOf(resources: readonly RegisteredResource[]): Place {
  const inputs = resources.find(({ type }) => type === "pulumi:providers:aws")?.inputs;
  const region = text(inputs, "region");
  const [accountId] = /\d{12}/.exec(JSON.stringify(inputs?.allowedAccountIds)) ?? [];
  if (accountId === undefined || region === undefined) {
    throw new Error("the stack's provider names no account and region");
  }
  return { accountId, region };
}

/** Follows dependencies through components and resources of others. */
function inside(
  own: readonly RegisteredResource[],
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly string[]> {
  const urns = new Set(own.map(({ urn }) => urn));
  const found = new Map<string, readonly string[]>();
  const beforeOf = (urn: string): readonly string[] => {
    const known = found.get(urn);
    if (known !== undefined) {
      return known;
    }
    const next = [...(dependencies.get(urn) ?? [])];
    const before = [...new Set(next.flatMap((one) => (urns.has(one) ? [one] : beforeOf(one))))];
    found.set(urn, before);
    return before;
  };
  return new Map(own.map(({ urn }) => [urn, beforeOf(urn)]));
}

/** Runs something for each resource, as soon as it has run for all that come before. */
export async function inOrder(
  urns: readonly string[],
  before: (urn: string) => readonly string[],
  run: (urn: string) => Promise<void>,
): Promise<void> {
  const started = new Map<string, Promise<void>>();
  const start = (urn: string): Promise<void> => {
    const known = started.get(urn);
    if (known !== undefined) {
      return known;
    }
    const running = Promise.all(before(urn).map(start)).then(() => run(urn));
    started.set(urn, running);
    return running;
  };
  await Promise.all(urns.map(start));
}

/** Turns an order around: what was made last goes first. */
export function reversed(before: ReadonlyMap<string, readonly string[]>): (urn: string) => readonly string[] {
  const after = new Map<string, string[]>();
  for (const [urn, earlier] of before) {
    for (const one of earlier) {
      after.set(one, [...(after.get(one) ?? []), urn]);
    }
  }
  return (urn) => after.get(urn) ?? [];
}

/** A provider that deploys to a mock of AWS. */
export interface MockCloud {
  readonly deployment: Deployment;
  stop(): Promise<void>;
}

/** Starts the mock and the provider. */
export async function startMockCloud(place: Place, forgotten: Forgotten): Promise<MockCloud> {
  const tool = (await resolveTools(["terraform-provider-aws"]))["terraform-provider-aws"];
  const moto = await startMoto(place.accountId);
  const eks = await eksOnMoto(moto.address, place.accountId);
  const plugin = await startPlugin(tool.path);
  const provider = await connectProvider(plugin.address, path.join(path.dirname(tool.path), "tfplugin5.proto"));
  const stop = async () => {
    provider.close();
    await plugin.stop();
    await eks.stop();
    await moto.stop();
  };
  const schema = await provider.schema();
  const { value } = configurationOf(schema.provider.block, {
    region: place.region,
    accessKey: "mock",
    secretKey: "mock",
    skipCredentialsValidation: true,
    skipMetadataApiCheck: "true",
    s3UsePathStyle: true,
    /* The provider puts the account before the host of S3 Control, a name that only a proxy finds. It asks 127.0.0.1 itself. */
    httpProxy: eks.address,
    endpoints: [{ ...Object.fromEntries(awsServices.map((service) => [service, moto.address])), eks: eks.address }],
  });
  const refused = errorsIn(await provider.configure(value));
  if (refused.length > 0) {
    await stop();
    throw new Error(refused.join("; "));
  }
  return { deployment: new Deployment(provider, schema, place, forgotten), stop };
}

/** A resource that was not deployed. */
export interface Failed {
  readonly resource: RegisteredResource;
  readonly reason: string;
}

/** Deploys a stack, and all that can be without what failed. */
export async function deploy(
  { before, resources }: StackOnAws,
  deployment: Deployment,
): Promise<{ readonly deployed: Deployed[]; readonly failed: Failed[] }> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const deployed: Deployed[] = [];
  const failed: Failed[] = [];
  await inOrder(
    [...byUrn.keys()],
    (urn) => before.get(urn) ?? [],
    async (urn) => {
      const resource = byUrn.get(urn);
      if (resource !== undefined) {
        await deployment.create(resource).then(
          (one) => deployed.push(one),
          (error: unknown) => failed.push({ resource, reason: error instanceof Error ? error.message : String(error) }),
        );
      }
    },
  );
  return { deployed, failed };
}
