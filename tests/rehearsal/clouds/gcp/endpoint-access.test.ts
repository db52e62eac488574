import assert from "node:assert/strict";
import type { CloudResource } from "../../../../cli/clouds";
import { noWayIn } from "../../../../cli/rehearsal/clouds/gcp/endpoint-access";
import type { Fields } from "../../../../cli/values";

const networkId = "projects/shop/global/networks/prod";
const resource = (type: string, id: string, state: Fields): CloudResource => ({
  type,
  id,
  name: id,
  state,
  createdAt: 0,
});
const own = { resources: [resource("gcp:compute/network:Network", networkId, {})] };
const existing = { resources: [] };
const clusterId = "projects/shop/locations/europe-west3/clusters/prod";

interface Endpoints {
  readonly ranges: readonly string[];
  readonly isPublic?: boolean;
  readonly byName?: boolean;
  readonly byAddress?: boolean;
}

function cluster({ ranges, isPublic = false, byName = false, byAddress = true }: Endpoints): CloudResource {
  return resource("gcp:container/cluster:Cluster", clusterId, {
    network: `https://www.googleapis.com/compute/v1/${networkId}`,
    privateClusterConfig: { enablePrivateEndpoint: !isPublic },
    masterAuthorizedNetworksConfig: { cidrBlocks: ranges.map((cidrBlock) => ({ cidrBlock })) },
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: { allowExternalTraffic: byName },
      ipEndpointsConfig: { enabled: byAddress },
    },
  });
}

describe("the way in to a GKE cluster", () => {
  it("is its DNS name, wherever its network comes from", () => {
    for (const account of [own, existing]) {
      assert.equal(noWayIn(cluster({ ranges: [], byName: true }), account), undefined);
    }
  });

  it("is its public endpoint, if that is on and answers a public range", () => {
    assert.equal(noWayIn(cluster({ ranges: ["203.0.113.0/24"], isPublic: true }), own), undefined);
    const closed = [
      cluster({ ranges: ["10.0.0.0/16"], isPublic: true }),
      cluster({ ranges: ["203.0.113.0/24"] }),
      cluster({ ranges: ["203.0.113.0/24"], isPublic: true, byAddress: false }),
    ];
    for (const each of closed) {
      assert.match(noWayIn(each, own) ?? "", /answers only at its private endpoint/);
    }
  });

  it("does not lead through a peering into a network that the run made", () => {
    assert.equal(
      noWayIn(cluster({ ranges: ["10.0.0.0/16"] }), own),
      `cluster ${clusterId} answers only at its private endpoint, in a network that this run created; the network has no VPN and no runner, and peerings do not reach Private Service Connect`,
    );
  });

  it("may be in a network that existed, for the ranges that the endpoint answers", () => {
    assert.equal(noWayIn(cluster({ ranges: ["10.0.0.0/16"] }), existing), undefined);
    assert.match(noWayIn(cluster({ ranges: [] }), existing) ?? "", /and no private range may reach it/);
  });
});
