import type { CloudPlace } from "../cloud/cloud-type";
import { programSimulation } from "../cloud/program-simulation";
import type { ResourceSimulation, SimulatedResource, SimulatedState } from "../simulation";
import { regionalArn } from "./arns";
import { awsProvider } from "./provider";

export { awsProvider };

const place: Pick<CloudPlace, "accountId" | "region"> = { accountId: "111122223333", region: "eu-central-1" };

/** How AWS answers in tests of programs. */
export const aws: Readonly<Record<string, ResourceSimulation>> = {
  "aws:": programSimulation(awsProvider, { ...place, unknownType }),
};

/** It gets an id, an ARN and a name. */
function unknownType({ type, name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const [, service = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const id = knownId ?? (typeof inputs.name === "string" ? inputs.name : name);
  return { id, state: { name: id, arn: regionalArn(place, service, `${kind.toLowerCase()}/${id}`), ...inputs } };
}
