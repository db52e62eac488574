import type { ResourceSimulation, SimulatedResource, SimulatedState } from "./simulation";

/** What AWS adds to what was asked for, beside an id and an ARN. */
const facts: Readonly<Record<string, (resource: SimulatedResource) => Readonly<Record<string, unknown>>>> = {
  "aws:eks/cluster:Cluster": ({ name }) => ({
    endpoint: `https://${name}.eks.test`,
    certificateAuthority: { data: "Y2VydGlmaWNhdGU=" },
    identities: [{ oidcs: [{ issuer: `https://oidc.eks.test/id/${name}` }] }],
    createdAt: "2000-01-01T00:00:00Z",
    status: "ACTIVE",
  }),
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1, defaultVersion: 1 }),
  "aws:kms/key:Key": ({ name }) => ({ keyId: name }),
};

/** How AWS answers: everything gets an id, an ARN and, where it was asked for none, a name. */
export const aws: Readonly<Record<string, ResourceSimulation>> = { "aws:": { create: createResource } };

function createResource(resource: SimulatedResource): SimulatedState {
  const { type, name, inputs } = resource;
  const [, service = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const id = resource.id ?? (typeof inputs.name === "string" ? inputs.name : name);
  const arn = `arn:aws:${service}:eu-central-1:111122223333:${kind.toLowerCase()}/${id}`;
  return { id, state: { name: id, arn, ...inputs, ...facts[type]?.(resource) } };
}
