import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { at, fields, items } from "../../../cli/values";
import type { Deployed, Forgotten } from "./mock-cloud/deployment";
import {
  deploy,
  type Failed,
  inOrder,
  type MockCloud,
  reversed,
  type StackOnAws,
  stackOnAws,
  startMockCloud,
} from "./mock-cloud/stack";

/** What moto 5.2 forgets or makes up. */
const forgotten: Forgotten = {
  "aws:ec2/launchTemplate:LaunchTemplate": ["tag_specifications"],
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": ["tags", "tags_all"],
  "aws:eks/cluster:Cluster": ["access_config", "deletion_protection", "upgrade_policy", "zonal_shift_config"],
  "aws:eks/nodeGroup:NodeGroup": ["node_repair_config", "remote_access", "update_config"],
  "aws:s3/bucket:Bucket": ["tags", "tags_all"],
};

/** Moto forgets a deleted attachment at once, and the provider waits until it is said to be deleted. */
const forgottenAtOnce = /VPC Attachment \(\S+\) delete: couldn't find resource/;

/** What is in an account before the stack is. */
const prepared = { type: "aws_ec2_transit_gateway", id: "tgw-0123456789abcdef0" };

for (const stack of ["dev", "staging", "prod"]) {
  describe(`${stack} on moto, a mock of AWS that others write`, function () {
    this.timeout(30 * 60_000);
    let onAws: StackOnAws;
    let cloud: MockCloud | undefined;
    let deployed: Deployed[];
    let failed: Failed[];

    before(async () => {
      onAws = await stackOnAws(stack);
      cloud = await startMockCloud(onAws.place, forgotten);
      await cloud.deployment.prepare(prepared.type, prepared.id);
      ({ deployed, failed } = await deploy(onAws, cloud.deployment));
    });

    after(() => cloud?.stop());

    function deployment(): MockCloud["deployment"] {
      assert.ok(cloud);
      return cloud.deployment;
    }

    /** Reads everything again. @returns what the next update would change */
    async function differences(): Promise<string[]> {
      deployed = await Promise.all(deployed.map((one) => deployment().read(one)));
      const all = await Promise.all(
        deployed.map(async (one) => {
          const changed = await deployment().changes(one);
          return changed.map((key) => `${one.resource.type} ${one.resource.name} ${key}`);
        }),
      );
      return all.flat();
    }

    /** Changes an input of the first resource of a type in place, and returns its state. */
    async function updated(type: string, input: string, changes: object): Promise<unknown> {
      const found = deployed.find(({ resource }) => resource.type === type);
      assert.ok(found);
      const { inputs } = found.resource;
      const changed = await deployment().update(found, {
        ...inputs,
        [input]: { ...fields(inputs[input]), ...changes },
      });
      deployed = deployed.map((one) => (one === found ? changed : one));
      return changed.stored.state;
    }

    it("is applied by the provider's code, each resource", () => {
      assert.deepEqual(
        failed.map(({ reason, resource }) => `${resource.type} ${resource.name}: ${reason}`),
        [],
      );
      assert.equal(deployed.length, onAws.resources.length);
      assert.ok(deployed.length > 70, `${deployed.length} resources were applied`);
    });

    it("is read again without a difference", async () => {
      assert.deepEqual(await differences(), []);
    });

    it("has a pool scaled and a tag changed in place", async () => {
      const pool = await updated("aws:eks/nodeGroup:NodeGroup", "scalingConfig", { maxSize: 9 });
      const vpc = await updated("aws:ec2/vpc:Vpc", "tags", { owner: "others" });
      assert.equal(items(pool, "scaling_config")[0]?.max_size, 9);
      assert.equal(at(vpc, "tags", "owner"), "others");
      assert.deepEqual(await differences(), []);
    });

    it("is destroyed in the opposite order, except what is meant to stay", async () => {
      const byUrn = new Map(deployed.map((one) => [one.resource.urn, one]));
      const refused: string[] = [];
      await inOrder([...byUrn.keys()], reversed(onAws.before), async (urn) => {
        const one = byUrn.get(urn);
        await (one === undefined ? undefined : deployment().delete(one))?.catch((error: unknown) =>
          refused.push(`${urn}: ${String(error)}`),
        );
      });
      assert.deepEqual(
        refused.filter((line) => !forgottenAtOnce.test(line)),
        [],
      );
      const quick = deployed.filter(({ resource }) =>
        /:(Cluster|LogGroup|NodeGroup|Role|Subnet|Vpc)$/.test(resource.type),
      );
      const left = await Promise.all(
        quick.map((one) =>
          deployment()
            .read(one)
            .then(
              () => [one.resource.urn],
              () => [],
            ),
        ),
      );
      const kept = deployed.filter(({ resource }) => resource.inputs.skipDestroy === true);
      assert.deepEqual(
        left.flat(),
        kept.map(({ resource }) => resource.urn),
      );
    });
  });
}

describe("what moto forgets", () => {
  it("is in docs/unjudged.md", async () => {
    const page = await readFile("docs/unjudged.md", "utf8");
    const [, section = ""] = page.split("## A mock cloud");
    const types = Object.keys(forgotten);
    assert.deepEqual(
      types.filter((type) => !section.includes(`\`${type}\``)),
      [],
    );
  });
});
