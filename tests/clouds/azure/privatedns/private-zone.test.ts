import assert from "node:assert/strict";
import { account, creating, deleting, networkId, networkResource } from "../account";

const zoneType = "azure-native:privatedns:PrivateZone";
const linkType = "azure-native:privatedns:VirtualNetworkLink";
const zone = (name: string) => networkResource("privateDnsZones", name);
const own = zone("prod.private.westeurope.azmk8s.io");
const link = (zoneId: string) =>
  [linkType, `${zoneId}/virtualNetworkLinks/hub`, { virtualNetwork: { id: networkId } }] as const;
const linking = (privateZoneName: string) => ({
  resourceGroupName: "rg",
  privateZoneName,
  virtualNetworkLinkName: "cluster",
  virtualNetwork: { id: networkId.toUpperCase() },
});

describe("private DNS zones", () => {
  it("stay while a network is linked to them", () => {
    const linked = account([[zoneType, own, {}], link(own)]);
    assert.match(deleting(zoneType, own, linked) ?? "", /^CannotDeleteResource: .*virtualNetworkLinks\/hub/);
    const other = account([[zoneType, own, {}], link(zone("staging.private.westeurope.azmk8s.io"))]);
    assert.equal(deleting(zoneType, own, other), undefined);
  });

  it("are linked to a network once by each name", () => {
    const elsewhere = own.replace("resourceGroups/rg", "resourceGroups/dns");
    const name = "prod.private.westeurope.azmk8s.io";
    assert.match(
      creating(linkType, linking(name), account([link(elsewhere)])) ?? "",
      /^BadRequest: .* overlapping namespaces/,
    );
    assert.equal(creating(linkType, linking("staging.private.westeurope.azmk8s.io"), account([link(own)])), undefined);
  });
});
