import { items, text, texts } from "../../../values";
import type { CloudResource, CloudRule } from "../../contract";
import { oneOf } from "../../property-checks";
import { said } from "../../shown";
import type { GcpType, Use } from "../gcp-type";
import { idOf, inProject, type Located, lastPart, nameOf, projectOf, regionOf } from "../names";
import { refuseGone } from "../references";
import { forceNew } from "../replaced-by";
import { autoname, computeName } from "./compute-resource";

/** Refuses a NAT whose router is gone. https://cloud.google.com/nat/docs/overview */
const routerExists: CloudRule = ({ inputs }, account) =>
  refuseGone(account, "gcp:compute/router:Router", routerIdOf({ inputs, place: account }));

/** NATs of routers. https://cloud.google.com/compute/docs/reference/rest/v1/routers */
export const routerNat: GcpType = {
  token: "gcp:compute/routerNat:RouterNat",
  label: "RouterNat",
  autoname,
  id: (question) => {
    const router = lastPart(text(question.inputs.router) ?? "");
    return [projectOf(question), regionOf(question), router, nameOf(question)].join("/");
  },
  defaults: {
    icmpIdleTimeoutSec: 30,
    tcpEstablishedIdleTimeoutSec: 1200,
    tcpTransitoryIdleTimeoutSec: 30,
    tcpTimeWaitTimeoutSec: 120,
    udpIdleTimeoutSec: 30,
    type: "PUBLIC",
  },
  computed: (question) => ({
    ...inProject(question),
    region: regionOf(question),
    endpointTypes: ["ENDPOINT_TYPE_VM"],
    minPortsPerVm: question.inputs.minPortsPerVm ?? 64,
  }),
  properties: {
    name: computeName,
    natIpAllocateOption: oneOf(["MANUAL_ONLY", "AUTO_ONLY"]),
    sourceSubnetworkIpRangesToNat: oneOf([
      "ALL_SUBNETWORKS_ALL_IP_RANGES",
      "ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES",
      "LIST_OF_SUBNETWORKS",
    ]),
  },
  refuses: { create: [routerExists] },
  uses,
  replacedBy: forceNew("compute/resource_compute_router_nat.go", [
    "endpointTypes",
    "initialNatIps",
    "name",
    "project",
    "region",
    "router",
    "type",
  ]),
  shown: {
    partOf: "router",
    lead: "NAT",
    values: ({ named }) => [
      said("for", named("subnetworks", "gcp.compute.Subnetwork")) ?? "for all subnetworks",
      said("from", named("natIps")),
    ],
  },
};

function routerIdOf(located: Located): string {
  const router = lastPart(text(located.inputs.router) ?? "");
  return `projects/${projectOf(located)}/regions/${regionOf(located)}/routers/${router}`;
}

function uses({ id, state }: CloudResource, account: Located["place"]): Use[] {
  const router = routerIdOf({ inputs: state, place: account });
  return [
    ...items(state.subnetworks).map(({ name }) => ({ id: idOf(text(name) ?? ""), user: id })),
    ...texts(state.natIps).map((address) => ({ id: idOf(address), user: router })),
  ];
}
