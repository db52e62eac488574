import assert from "node:assert/strict";
import { answerOf, type Cloud, clouds, replacementsOf } from "../../../cli/clouds";
import { askJudges, judges, type ResourceJudge, type Verdict, withJudge } from "../../../cli/judges";
import { differences, forces } from "../../../cli/rehearsal/plugin-protocol";
import { type Fields, isRecord } from "../../../cli/values";
import { type RegisteredResource, unknownMark } from "../../../components/testing";
import { runOwnStack } from "../../support/programs";

/** The stacks whose clouds have a judge. */
const stacks = { aws: ["dev", "staging", "prod"], gcp: ["prod-gke"] };

async function resourcesOf(stack: string, preview = true): Promise<readonly RegisteredResource[]> {
  return (await runOwnStack(stack, {}, { preview })).resources.filter(({ component }) => !component);
}

function objectionsIn(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.flatMap(({ judgements }) =>
    judgements.flatMap(({ name, objections }) => objections.map((one) => `${name}: ${one}`)),
  );
}

/** Wrong values that providers know before they call a cloud: the type, the input and a word of the objection. */
const mistakes: readonly (readonly [stack: string, type: string, changes: object, objection: RegExp])[] = [
  ["prod", "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/33" }, /cidrBlock/],
  ["prod", "aws:ec2/vpc:Vpc", { instanceTenancy: "shared" }, /instanceTenancy/],
  ["prod", "aws:kms/key:Key", { deletionWindowInDays: 3 }, /deletionWindowInDays/],
  ["prod", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 100 }, /retentionInDays/],
  ["prod", "aws:eks/nodeGroup:NodeGroup", { capacityType: "CHEAP" }, /capacityType/],
  ["prod", "aws:eks/cluster:Cluster", { roleArn: "role" }, /roleArn/],
  ["prod", "aws:iam/role:Role", { name: "x".repeat(65) }, /name/],
  ["prod-gke", "gcp:container/cluster:Cluster", { networkingMode: "FLAT" }, /networkingMode/],
  ["prod-gke", "gcp:compute/subnetwork:Subnetwork", { ipCidrRange: "10.0.0.0/40" }, /ipCidrRange/],
];

describe("the clouds' own provider code", function () {
  this.timeout(40 * 60_000);

  for (const stack of [...stacks.aws, ...stacks.gcp]) {
    it(`accepts every resource of ${stack}`, async () => {
      const resources = await resourcesOf(stack);
      const verdicts = await askJudges(resources);
      assert.deepEqual(objectionsIn(verdicts), []);
      const ofCloud = resources.filter(({ type }) =>
        judges.some(({ tokens }) => type.startsWith(tokens) || `${type}:` === `pulumi:providers:${tokens}`),
      );
      assert.equal(verdicts.flatMap(({ judgements }) => judgements).length, ofCloud.length);
    });
  }

  for (const [stack, type, changes, objection] of mistakes) {
    it(`refuses ${JSON.stringify(changes).slice(0, 40)} of ${type}`, async () => {
      const found = (await resourcesOf(stack)).find((resource) => resource.type === type);
      assert.ok(found);
      const objections = objectionsIn(await askJudges([{ ...found, inputs: { ...found.inputs, ...changes } }]));
      assert.match(objections.join("\n"), objection);
    });
  }

  const settings: readonly (readonly [stack: string, cloud: string, changes: object, objection: RegExp])[] = [
    ["prod", "aws", { skipRegionValidation: "tru" }, /skip_?region_?validation/i],
    ["prod-gke", "gcp", { batching: '{"sendAfter":"soon"}' }, /sendAfter: .*invalid duration "soon"/],
  ];
  for (const [stack, cloud, changes, objection] of settings) {
    it(`refuses ${JSON.stringify(changes)} of the provider of ${stack}`, async () => {
      const resources = await resourcesOf(stack);
      const provider = resources.find(({ type }) => type === `pulumi:providers:${cloud}`);
      const another = resources.find(({ type }) => type.startsWith(`${cloud}:`));
      assert.ok(provider && another);
      const wrong = { ...provider, inputs: { ...provider.inputs, ...changes } };
      assert.match(objectionsIn(await askJudges([wrong, another])).join("\n"), objection);
    });
  }

  it("says where a change was made in another way than the provider's", async () => {
    const vpc = (await resourcesOf("prod", false)).find(({ type }) => type === "aws:ec2/vpc:Vpc");
    const cloud = clouds.find(({ prefix }) => prefix === "aws:");
    assert.ok(vpc && cloud);
    const before = stateOf(cloud, vpc) ?? {};
    const change = (inputs: object, isReplaced: boolean) => ({
      ...vpc,
      before,
      inputs: { ...vpc.inputs, ...inputs },
      isReplaced,
    });
    const changes = [change({ enableDnsHostnames: false }, true), change({ cidrBlock: "10.99.0.0/16" }, false)];
    const right = [change({ enableDnsHostnames: false }, false), change({ cidrBlock: "10.99.0.0/16" }, true)];
    assert.deepEqual(objectionsIn(await askJudges([vpc], {}, changes)), [
      "prod: expected a change in place, got a replacement",
      "prod: expected a replacement because of cidrBlock, id, got a change in place",
    ]);
    assert.deepEqual(objectionsIn(await askJudges([vpc], {}, right)), []);
  });

  it("judges a change of a cluster whose labels are secret", async () => {
    const resources = await resourcesOf("prod-gke", false);
    const cluster = resources.find(({ type }) => type === "gcp:container/cluster:Cluster");
    const cloud = clouds.find(({ prefix }) => prefix === "gcp:");
    assert.ok(cluster && cloud);
    /* Pulumi's SDK makes these outputs secret, and a provider's code panics if it does not know a state. */
    const before = { ...stateOf(cloud, cluster), effectiveLabels: unknownMark, pulumiLabels: unknownMark };
    const inputs = { ...cluster.inputs, minMasterVersion: "1.36" };
    const [verdict] = await askJudges([cluster], {}, [{ ...cluster, before, inputs, isReplaced: false }]);
    const said = verdict?.judgements.flatMap(({ notJudged, objections }) => [...notJudged, ...objections]);
    assert.deepEqual([verdict?.judgements.length, said], [2, []]);
  });

  for (const judge of judges) {
    it(`replaces what cli/clouds says, as ${judge.tool} does`, async () => {
      const cloud = clouds.find(({ prefix }) => prefix === judge.tokens);
      assert.ok(cloud);
      const resources = await resourcesOf(judge.tokens === "aws:" ? "prod" : "prod-gke", false);
      const own = resources.filter(({ type }) => type.startsWith(judge.tokens));
      const settings = { region: cloud.testPlace.region, project: cloud.testPlace.accountId };
      const compared = await withJudge(judge, settings, async (asked) => {
        const all: Comparison[] = [];
        for (const resource of own) {
          all.push(...(await comparisons(asked, cloud, resource)));
        }
        return all;
      });
      const wrong = compared.filter(({ ours, theirs }) => ours !== theirs);
      assert.deepEqual(new Set(wrong.map(({ what }) => what)), new Set());
      /* Both answers are among them, so that the provider was heard. */
      assert.deepEqual(new Set(compared.map(({ theirs }) => theirs)), new Set([true, false]));
      assert.ok(compared.length > own.length, `${compared.length} changes of ${own.length} resources were judged`);
    });
  }
});

/** Whether a changed input replaces its resource, by our table and by the provider. */
interface Comparison {
  readonly what: string;
  readonly ours: boolean;
  readonly theirs: boolean;
}

/** Returns the outputs of a resource, as the simulated cloud answers. */
function stateOf(
  { provider, testPlace }: Cloud,
  { type: token, name, inputs }: RegisteredResource,
): Fields | undefined {
  const type = provider.types[token];
  const place = { ...testPlace, newId: provider.drawId };
  return type && answerOf(provider, type, { type: token, name, inputs, place }).state;
}

/** Changes each input of a resource and asks both. What a provider objects to, it does not judge. */
async function comparisons(asked: ResourceJudge, cloud: Cloud, resource: RegisteredResource): Promise<Comparison[]> {
  const { inputs, type: token } = resource;
  const state = stateOf(cloud, resource);
  const rows = replacementsOf(token);
  if (state === undefined || rows === undefined) {
    return [];
  }
  const found: Comparison[] = [];
  for (const [property, changed] of changesOf(inputs)) {
    const news = { ...inputs, [property]: changed };
    const answer = await asked.change(token, state, { ...state, ...news });
    if (answer?.objections.length === 0) {
      const ours = differences(inputs, news).some((difference) => rows.some((row) => forces(row, difference)));
      const what = `${token} ${property}: the provider names ${answer.replacedBy.join(", ") || "nothing"}`;
      found.push({ what, ours, theirs: answer.replacedBy.length > 0 });
    }
  }
  return found;
}

/** Changes each input alone. */
function changesOf(inputs: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] {
  return Object.entries(inputs).flatMap(([property, value]) => {
    const changed = changedValue(value);
    return changed === undefined ? [] : [[property, changed] as const];
  });
}

function changedValue(value: unknown): unknown {
  if (typeof value === "boolean") {
    return !value;
  }
  if (typeof value === "number") {
    return value + 1;
  }
  if (typeof value === "string") {
    return `${value}x`;
  }
  if (Array.isArray(value)) {
    const [first, ...rest] = value;
    const changed = changedValue(first);
    return changed === undefined ? undefined : [changed, ...rest];
  }
  if (isRecord(value)) {
    const [entry] = Object.entries(value);
    const changed = entry === undefined ? undefined : changedValue(entry[1]);
    return entry === undefined || changed === undefined ? undefined : { ...value, [entry[0]]: changed };
  }
  return undefined;
}
