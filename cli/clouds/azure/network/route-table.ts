import { items, text } from "../../../values";
import type { CloudRule } from "../../contract";
import { azureType, inGroup } from "../azure-type";
import { nameOfId } from "../resource-ids";
import { subnetsWith } from "./associations";
import { etag } from "./etag";
import { nameIsValid, namesInside } from "./names";

const isUnused: CloudRule = ({ id }, account) =>
  subnetsWith(account, "routeTable", id).length === 0
    ? undefined
    : {
        code: "InUseRouteTableCannotBeDeleted",
        message: `Route table ${nameOfId(id)} is in use and cannot be deleted.`,
      };

const routesAreNamed = namesInside("routes");

/** Route tables. https://learn.microsoft.com/rest/api/virtualnetwork/route-tables */
export const routeTable = azureType({
  token: "azure-native:network:RouteTable",
  path: inGroup("Microsoft.Network/routeTables/{routeTableName}"),
  located: true,
  computed: ({ name }) => ({ etag: etag(name) }),
  refuses: {
    create: [nameIsValid, routesAreNamed],
    update: [routesAreNamed],
    delete: [isUnused],
  },
  shown: {
    values: ({ inputs }) =>
      items(inputs, "routes").map((route) => {
        const hop = text(route, "nextHopIpAddress") ?? text(route, "nextHopType");
        return [text(route, "addressPrefix") ?? "unknown range", hop].join(" → ");
      }),
  },
});
